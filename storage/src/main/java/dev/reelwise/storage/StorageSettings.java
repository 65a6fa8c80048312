package dev.reelwise.storage;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the bucket is and how to reach it. {@code endpoint} with {@code pathStyle} for servers that
 * are not AWS; {@code publicEndpoint} when browsers reach the server under another address than we
 * do; {@code urlLifetime} is how long a presigned URL works.
 */
@Validated
@ConfigurationProperties("reelwise.storage")
public record StorageSettings(
    @NotBlank String bucket,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKeyId,
    @Nullable String secretAccessKey,
    @Nullable URI endpoint,
    @Nullable URI publicEndpoint,
    @DefaultValue("false") boolean pathStyle,
    @DefaultValue("1h") Duration urlLifetime) {}
