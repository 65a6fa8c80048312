package dev.reelwise.api.views;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Within {@code window} a viewer counts once for each video; every {@code flush} what was counted
 * is written to the table.
 */
@Validated
@ConfigurationProperties("reelwise.views")
record ViewSettings(
    @DefaultValue("30m") @DurationMin(seconds = 1) Duration window,
    @DefaultValue("5s") @DurationMin(millis = 50) Duration flush) {}
