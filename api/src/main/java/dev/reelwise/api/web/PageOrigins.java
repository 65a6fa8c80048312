package dev.reelwise.api.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The origins of the pages that may use what we hand out. Our own page's is known only by the
 * configured public address; without one it is any, because addresses of ours carry their right.
 */
@Component
public class PageOrigins {

  private final WebSettings settings;

  PageOrigins(WebSettings settings) {
    this.settings = settings;
  }

  /** Such as {@code https://video.example.org}, or a star. */
  public List<String> all() {
    URI own = settings.publicUrl();
    if (own == null || own.getHost() == null) {
      return List.of("*");
    }
    String origin = own.getScheme() + "://" + own.getRawAuthority();
    return Stream.concat(Stream.of(origin), settings.allowedOrigins().stream()).distinct().toList();
  }
}
