package dev.reelwise.pipeline.job;

import dev.reelwise.contracts.StepName;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the queues are worked off: {@code workers} of this process for each step, {@code poll} the
 * net under the notifications. A job whose process has been silent for four times {@code heartbeat}
 * is given to another. At shutdown work may end within {@code grace}, then it is handed back. The
 * order of owners, and what is paused, are looked after every {@code upkeep}. While all but one of
 * a step's workers are at long videos, other long ones wait, looked at every {@code parked}.
 */
@Validated
@ConfigurationProperties("reelwise.jobs")
public record JobSettings(
    @DefaultValue Workers workers,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("2s") Duration grace,
    @DefaultValue("2s") Duration upkeep,
    @DefaultValue("1m") Duration parked) {

  /**
   * How many jobs of each step run at once in this process. With two or more, one stays free of
   * long videos.
   */
  public record Workers(
      @Positive @DefaultValue("2") int transcode,
      @Positive @DefaultValue("2") int transcribe,
      @Positive @DefaultValue("2") int summarize,
      @Positive @DefaultValue("5") int index) {

    int of(StepName step) {
      return switch (step) {
        case TRANSCODE -> transcode;
        case TRANSCRIBE -> transcribe;
        case SUMMARIZE -> summarize;
        case INDEX -> index;
      };
    }
  }
}
