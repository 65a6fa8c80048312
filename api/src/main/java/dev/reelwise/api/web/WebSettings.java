package dev.reelwise.api.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the service looks from outside: {@code publicUrl} where requests don't tell it themselves,
 * and the origins whose pages may call it. {@code largestBody} and {@code bodyTime} bound what is
 * no upload.
 */
@ConfigurationProperties("reelwise.web")
record WebSettings(
    @Nullable URI publicUrl,
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue("2MB") DataSize largestBody,
    @DefaultValue("30s") Duration bodyTime) {

  WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
