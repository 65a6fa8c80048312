package dev.reelwise.api.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Remembers where in a video some words are said, as long as the index holds the same version of
 * the video: passages are written before the document to which they belong. Only which video may be
 * seen is another matter, which is asked each time.
 */
@Component
class RememberedMoments {

  private static final long MOST_CHARACTERS = 4_000_000;

  /** A writer that was overtaken by another may leave older passages for a moment. */
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private final MomentSearch search;
  private final Cache<Place, List<Moment>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher(RememberedMoments::characters)
          .expireAfterWrite(AT_MOST)
          .build();

  RememberedMoments(MomentSearch search) {
    this.search = search;
  }

  private record Place(String words, int video, long version) {}

  /** The moments of each video, the best first; empty where the words are not said. */
  Map<Integer, List<Moment>> find(String words, List<Match> videos) throws IOException {
    Map<Integer, List<Moment>> found = new HashMap<>();
    List<Match> unknown = new ArrayList<>();
    for (Match video : videos) {
      List<Moment> moments = known.getIfPresent(place(words, video));
      if (moments == null) {
        unknown.add(video);
      } else {
        found.put(video.id(), moments);
      }
    }
    var asked = search.find(words, unknown.stream().map(Match::id).toList());
    for (Match video : unknown) {
      List<Moment> moments = asked.getOrDefault(video.id(), List.of());
      known.put(place(words, video), moments);
      found.put(video.id(), moments);
    }
    return found;
  }

  private static Place place(String words, Match video) {
    return new Place(words, video.id(), video.version());
  }

  private static int characters(Place place, List<Moment> moments) {
    // What an entry takes besides its texts counts for as much as fifty characters.
    return 50
        + place.words().length()
        + moments.stream()
            .mapToInt(moment -> 50 + moment.text().length() + moment.highlighted().length())
            .sum();
  }
}
