package dev.reelwise.pipeline.outbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the relay works: {@code poll} is the net under the notifications, {@code takeover} how often
 * a relay without work asks whether the working one is gone, {@code batch} how many rows are under
 * way at once. A row that the broker keeps refusing is parked after {@code attempts}. Published
 * rows go after {@code keep}, at once when that is zero; the ids of absorbed events after {@code
 * remember} (longer than the topics keep their records).
 */
@Validated
@ConfigurationProperties("reelwise.outbox")
public record OutboxSettings(
    @DefaultValue("2s") Duration poll,
    @DefaultValue("500ms") Duration takeover,
    @Positive @DefaultValue("1000") int batch,
    @Positive @DefaultValue("5") int attempts,
    @DefaultValue("1d") Duration keep,
    @DefaultValue("30d") Duration remember) {}
