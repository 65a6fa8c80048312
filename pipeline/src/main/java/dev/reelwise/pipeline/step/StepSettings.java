package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How steps are tried: a step fails for good after {@code attempts} failures, or when its worker
 * was lost {@code losses} times (it may be the work that kills it). {@code jitter} is the largest
 * share by which a backoff is lengthened or shortened. An attempt that tells of no progress for
 * {@code patience}, or takes longer than {@code limit}, is stopped and counts as a failure.
 */
@Validated
@ConfigurationProperties("reelwise.steps")
public record StepSettings(
    @Positive @DefaultValue("3") int attempts,
    @Positive @DefaultValue("10") int losses,
    @DefaultValue Backoffs backoff,
    @DefaultValue("1s") Duration outageBackoff,
    @DefaultValue("30s") Duration longestOutageBackoff,
    @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.2") double jitter,
    @DefaultValue("30m") @NotNull Duration patience,
    @DefaultValue @Valid Limits limit) {

  /** The longest that an attempt may take: {@code base} and so many times the video's length. */
  public record Limits(
      @DefaultValue("1h") @NotNull Duration base,
      @PositiveOrZero @DefaultValue("60") int transcode,
      @PositiveOrZero @DefaultValue("30") int transcribe,
      @PositiveOrZero @DefaultValue("10") int summarize,
      @PositiveOrZero @DefaultValue("1") int index) {

    Duration of(Run run) {
      int times =
          switch (run.lease().step()) {
            case TRANSCODE -> transcode;
            case TRANSCRIBE -> transcribe;
            case SUMMARIZE -> summarize;
            case INDEX -> index;
          };
      return base.plus(run.length().multipliedBy(times));
    }
  }

  /** The pause after the first failure of each step; it doubles with each further one. */
  public record Backoffs(
      @DefaultValue("5s") Duration transcode,
      @DefaultValue("5s") Duration transcribe,
      @DefaultValue("60s") Duration summarize,
      @DefaultValue("2s") Duration index) {

    Duration of(StepName step) {
      return switch (step) {
        case TRANSCODE -> transcode;
        case TRANSCRIBE -> transcribe;
        case SUMMARIZE -> summarize;
        case INDEX -> index;
      };
    }
  }
}
