package dev.reelwise.api.playback;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an address to play a video works. A player loads a playlist once and takes its segments
 * from it to the end, so this must outlast the longest video with its pauses; S3 signs for seven
 * days at most.
 */
@Validated
@ConfigurationProperties("reelwise.playback")
record PlaybackSettings(
    @DefaultValue("12h") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration lifetime) {}
