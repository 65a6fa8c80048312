package dev.reelwise.api.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many streams are open at once, in all and of one user; how often a silent one says that it
 * lives; and after what time it ends, for the client to come back.
 */
@Validated
@ConfigurationProperties("reelwise.live")
record LiveSettings(
    @DefaultValue("2000") @Min(1) int atOnce,
    @DefaultValue("20") @Min(1) int ofOneUser,
    @DefaultValue("15s") @DurationMin(millis = 50) @DurationMax(minutes = 1) Duration heartbeat,
    @DefaultValue("30m") @DurationMin(seconds = 1) Duration longest) {}
