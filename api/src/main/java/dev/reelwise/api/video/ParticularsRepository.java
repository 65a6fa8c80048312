package dev.reelwise.api.video;

import dev.reelwise.api.video.Particulars.Said;
import dev.reelwise.contracts.VideoId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What owners say of their videos, stored. */
@Repository
public class ParticularsRepository {

  private final JdbcClient database;

  ParticularsRepository(JdbcClient database) {
    this.database = database;
  }

  /** Sets what is said and leaves the rest; no row is no error. */
  public void set(VideoId video, Particulars said) {
    if (said.isEmpty()) {
      return;
    }
    Said<Instant> recorded = said.recordedAt();
    Location place = said.location() == null ? null : said.location().value();
    database
        .sql(
            """
            update videos
            set visibility = coalesce(:visibility, visibility),
                tags = coalesce(:tags::text[], tags),
                language = nullif(coalesce(:language, language), ''),
                recorded_at = case when :dated then :recordedAt else recorded_at end,
                latitude = case when :placed then :latitude else latitude end,
                longitude = case when :placed then :longitude else longitude end,
                updated_at = clock_timestamp()
            where id = :video
            """)
        .param("visibility", visibility(said), Types.VARCHAR)
        .param("tags", array(said.tags()), Types.ARRAY)
        .param("language", said.language(), Types.VARCHAR)
        .param("dated", recorded != null)
        .param("recordedAt", time(recorded), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("placed", said.location() != null)
        .param("latitude", place == null ? null : place.latitude(), Types.DOUBLE)
        .param("longitude", place == null ? null : place.longitude(), Types.DOUBLE)
        .param("video", video.value())
        .update();
  }

  private static @Nullable String visibility(Particulars said) {
    return said.visibility() == null ? null : said.visibility().text();
  }

  private static String @Nullable [] array(@Nullable List<String> tags) {
    return tags == null ? null : tags.toArray(String[]::new);
  }

  private static @Nullable OffsetDateTime time(@Nullable Said<Instant> said) {
    return said == null || said.value() == null ? null : said.value().atOffset(ZoneOffset.UTC);
  }
}
