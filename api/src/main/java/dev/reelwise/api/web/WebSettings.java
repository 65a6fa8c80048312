package dev.reelwise.api.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service looks from outside: {@code publicUrl} where requests don't tell it themselves,
 * and the origins whose pages may call it.
 */
@ConfigurationProperties("reelwise.web")
record WebSettings(@Nullable URI publicUrl, @DefaultValue List<String> allowedOrigins) {

  WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
