package dev.reelwise.api.operation;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.job.Pauses;
import dev.reelwise.pipeline.video.StepState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is queued, running and failed, in all processes, and holding a step. */
@RestController
@RequestMapping("/api/v1/admin")
class QueueController {

  private final WorkRepository work;
  private final Pauses pauses;

  QueueController(WorkRepository work, Pauses pauses) {
    this.work = work;
    this.pauses = pauses;
  }

  @GetMapping("/queues")
  Queues queues() {
    return new Queues(work.queues(pauses.all()));
  }

  /** The steps in a state, the longest in it first; without one, all that is not done. */
  @GetMapping("/steps")
  Work steps(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String step,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
    return new Work(
        work.steps(
            state == null ? null : stateNamed(state), step == null ? null : named(step), limit));
  }

  /** Workers finish what they do and take up nothing new of it. */
  @PutMapping("/queues/{step}/pause")
  Queues pause(@PathVariable String step, SignedIn admin) {
    pauses.pause(named(step), "user-" + admin.id());
    return queues();
  }

  @DeleteMapping("/queues/{step}/pause")
  Queues resume(@PathVariable String step) {
    pauses.resume(named(step));
    return queues();
  }

  private static StepName named(String text) {
    return Arrays.stream(StepName.values())
        .filter(step -> step.text().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequest("step must be transcode, transcribe, summarize or index"));
  }

  private static StepState stateNamed(String text) {
    return Arrays.stream(StepState.values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "state must be one of "
                        + String.join(
                            ", ",
                            Arrays.stream(StepState.values()).map(StepState::text).toList())));
  }

  /** In the order of the way. */
  record Queues(List<Queue> queues) {
    Queues {
      queues = List.copyOf(queues);
    }
  }

  /** Steps of videos. */
  record Work(List<StepAtWork> items) {
    Work {
      items = List.copyOf(items);
    }
  }
}
