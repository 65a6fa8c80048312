package dev.reelwise.pipeline.inbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are consumed: {@code threads} for each topic, {@code session} after which the brokers
 * give a silent process's partitions to another. A record that can't be taken in for a reason that
 * is not an outage is tried {@code attempts} times, then goes to the dead letters.
 */
@Validated
@ConfigurationProperties("reelwise.inbox")
public record InboxSettings(
    @Positive @DefaultValue("2") int threads,
    @DefaultValue("10s") Duration session,
    @Positive @DefaultValue("3") int attempts) {}
