package dev.reelwise.api.index;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where OpenSearch is. {@code indexPrefix} goes before the name of every index and alias, so that
 * several installations can share a cluster; {@code timeout} bounds one request.
 */
@Validated
@ConfigurationProperties("reelwise.search")
public record SearchSettings(
    @NotNull URI url,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("") @Pattern(regexp = "|[a-z0-9][a-z0-9_-]*") String indexPrefix,
    @DefaultValue("1") @Min(1) int shards,
    @DefaultValue("0") @Min(0) int replicas,
    @DefaultValue("10s") Duration timeout) {

  public SearchSettings {
    // "localhost:9200" reads as an address of the scheme "localhost".
    if (!String.valueOf(url.getScheme()).startsWith("http")) {
      url = URI.create("http://" + url);
    }
  }
}
