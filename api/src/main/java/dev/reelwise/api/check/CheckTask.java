package dev.reelwise.api.check;

import dev.reelwise.api.web.WebJson;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Checks in a process that was started for this alone; ends with 0 when nothing is wrong (any
 * more), else with 1.
 */
@Component
@ConditionalOnProperty(name = "reelwise.task", havingValue = "check")
class CheckTask implements ApplicationRunner, ExitCodeGenerator {

  private static final Logger LOG = LoggerFactory.getLogger(CheckTask.class);

  private final Checking checking;
  private final CheckSettings settings;
  private final WebJson json;
  private volatile int wrong;

  CheckTask(Checking checking, CheckSettings settings, WebJson json) {
    this.checking = checking;
    this.settings = settings;
    this.json = json;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
    try (Report report = new Report(json, settings.report())) {
      if (settings.repair()) {
        checking.mend(finding -> report.add(finding, "mended"));
        if (report.count("mended") > 0) {
          LOG.info("Looking again");
          checking.look(
              finding -> {
                if (finding.kind().isDisagreement()) {
                  report.add(finding, "left");
                }
              });
        }
      } else {
        checking.look(finding -> report.add(finding, "found"));
      }
      report.finish();
      wrong = report.count("found") + report.count("left");
    }
  }

  @Override
  public int getExitCode() {
    return wrong == 0 ? 0 : 1;
  }
}
