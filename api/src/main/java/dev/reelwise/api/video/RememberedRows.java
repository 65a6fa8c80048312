package dev.reelwise.api.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reelwise.contracts.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Rows of videos as they were read last. Which rows somebody sees is asked of the database each
 * time, with their stamps: a row that has another stamp by now is not what is here.
 */
@Component
class RememberedRows {

  /** In bytes, about. */
  private static final int MOST = 16_000_000;

  private static final int BARE_ROW = 800;
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final Cache<Integer, Stamped> rows =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Integer id, Stamped kept) -> kept.weight())
          .expireAfterWrite(AT_MOST)
          .build();

  /** Whether there is something of each, so that it is worth asking whether it still holds. */
  boolean haveEach(List<VideoId> ids) {
    return ids.stream().allMatch(id -> rows.getIfPresent(id.value()) != null);
  }

  /** All the rows, in this order; empty if one of them is not known as it is now. */
  Optional<List<VideoRow>> all(List<Place> places) {
    List<VideoRow> found = new ArrayList<>(places.size());
    for (Place place : places) {
      Stamped kept = rows.getIfPresent(place.id());
      if (kept == null || !kept.stamp().equals(place.stamp())) {
        return Optional.empty();
      }
      found.add(kept.row());
    }
    return Optional.of(found);
  }

  /** Reads a row of a statement that has {@link VideoRows#STAMP} as {@code stamp}. */
  VideoRow read(ResultSet row) throws SQLException {
    VideoRow read = VideoRows.read(row);
    rows.put(read.id().value(), new Stamped(row.getString("stamp"), read));
    return read;
  }

  /** Where a row is, and its stamp at this moment. */
  record Place(int id, String stamp) {

    /** Of a statement that has {@link VideoRows#STAMP} as {@code stamp}. */
    static Place read(ResultSet row) throws SQLException {
      return new Place(row.getInt("id"), row.getString("stamp"));
    }
  }

  private record Stamped(String stamp, VideoRow row) {

    int weight() {
      String description = row.description();
      return BARE_ROW + row.title().length() + (description == null ? 0 : description.length());
    }
  }
}
