package dev.reelwise.api.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The pages that the operator has named one by one: ours, and those of the allowed origins without
 * a {@code *}.
 */
@Component
public class TrustedPages {

  private final WebSettings settings;

  TrustedPages(WebSettings settings) {
    this.settings = settings;
  }

  public boolean contains(URI page) {
    String origin = origin(page);
    return !origin.isEmpty()
        && Stream.concat(
                Optional.ofNullable(settings.publicUrl()).map(TrustedPages::origin).stream(),
                settings.allowedOrigins().stream().map(TrustedPages::plain))
            .anyMatch(origin::equals);
  }

  private static String plain(String allowed) {
    return allowed.strip().replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
  }

  /** As browsers write it; empty for what has none. */
  private static String origin(URI page) {
    String scheme = page.getScheme();
    String host = page.getHost();
    if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
      return "";
    }
    String port = page.getPort() < 0 ? "" : ":" + page.getPort();
    return (scheme + "://" + host + port).toLowerCase(Locale.ROOT);
  }
}
