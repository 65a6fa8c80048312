package dev.reelwise.api.upload;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which videos there are, or may come to be. */
@Repository
class StrayFileRepository {

  private final JdbcClient database;

  StrayFileRepository(JdbcClient database) {
    this.database = database;
  }

  /** Those of the originals whose video has no row, and is not being imported. */
  List<ObjectKey> withoutVideo(List<ObjectKey> originals) {
    Map<Integer, ObjectKey> byVideo = new HashMap<>();
    for (ObjectKey key : originals) {
      ObjectKey.videoOf(key).map(VideoId::value).ifPresent(video -> byVideo.put(video, key));
    }
    return database
        .sql(
            """
            select wanted.id from unnest(:ids) as wanted (id)
            where not exists (select 1 from videos v where v.id = wanted.id)
              and not exists (select 1 from video_imports i where i.video_id = wanted.id)
            """)
        .param("ids", byVideo.keySet().toArray(Integer[]::new))
        .query(Integer.class)
        .list()
        .stream()
        .map(byVideo::get)
        .toList();
  }
}
