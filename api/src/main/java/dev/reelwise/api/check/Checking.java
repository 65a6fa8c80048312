package dev.reelwise.api.check;

import dev.reelwise.pipeline.video.VideoNotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the checks while the system works. Each finding is looked at a second time, some seconds
 * later, before it is told or mended: what was only under way is over by then.
 */
@Component
class Checking {

  private static final Logger LOG = LoggerFactory.getLogger(Checking.class);
  private static final int BATCH = 500;

  private final List<Check> checks;
  private final Duration pause;

  Checking(List<Check> checks, CheckSettings settings) {
    this.checks = List.copyOf(checks);
    this.pause = settings.pause();
  }

  /** Tells all that is wrong, and changes nothing. */
  void look(Consumer<Finding> told) throws InterruptedException {
    for (Check check : checks) {
      look(check, told);
    }
  }

  /** Tells each finding and mends it. */
  void mend(Consumer<Finding> told) throws InterruptedException {
    for (Check check : checks) {
      look(
          check,
          finding -> {
            told.accept(finding);
            mend(check, finding);
          });
    }
  }

  private static void mend(Check check, Finding finding) {
    if (!finding.kind().isDisagreement()) {
      return;
    }
    try {
      check.mend(finding);
      LOG.info("Mended: {} {}", finding.kind().text(), finding.subject());
    } catch (VideoNotFound gone) {
      LOG.info("Video {} was deleted meanwhile", finding.video());
    }
  }

  private void look(Check check, Consumer<Finding> told) throws InterruptedException {
    LOG.info("Looking at {}", check.subject());
    SecondLook second = new SecondLook(check, told);
    check.look(second::add);
    second.finish();
  }

  /** Holds back some findings at a time, so that any number of them fits into memory. */
  private final class SecondLook {

    private final Check check;
    private final Consumer<Finding> told;
    private final List<Finding> waiting = new ArrayList<>();

    SecondLook(Check check, Consumer<Finding> told) {
      this.check = check;
      this.told = told;
    }

    void add(Finding finding) {
      waiting.add(finding);
      if (waiting.size() == BATCH) {
        try {
          finish();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("The check was interrupted", e);
        }
      }
    }

    void finish() throws InterruptedException {
      if (!waiting.isEmpty()) {
        Thread.sleep(pause);
        waiting.stream().filter(check::holds).forEach(told);
        waiting.clear();
      }
    }
  }
}
