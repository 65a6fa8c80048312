package dev.reelwise.api.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large a file may be, how many come in at once (each holds a few parts in memory), how long
 * another waits for its turn, and how long a direct upload is kept that is not saved. {@code
 * slowest} has to come in each {@code window}, or the place is given to another.
 */
@Validated
@ConfigurationProperties("reelwise.upload")
public record UploadSettings(
    @DefaultValue("20GB") DataSize largest,
    @DefaultValue("4") @Min(1) @Max(64) int atOnce,
    @DefaultValue("60s") Duration patience,
    @DefaultValue("7d") Duration keep,
    @DefaultValue("256KB") DataSize slowest,
    @DefaultValue("1m") Duration window) {}
