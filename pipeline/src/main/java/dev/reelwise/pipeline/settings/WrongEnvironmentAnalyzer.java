package dev.reelwise.pipeline.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Turns wrong variables into words for whoever starts the service, in the place of a stack trace.
 */
final class WrongEnvironmentAnalyzer extends AbstractFailureAnalyzer<WrongEnvironment> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, WrongEnvironment wrong) {
    String description =
        "These environment variables can't be what they are:"
            + System.lineSeparator()
            + System.lineSeparator()
            + wrong.getMessage();
    String action = "Set them right, or leave them out. env.sample tells what each is for.";
    return new FailureAnalysis(description, action, wrong);
  }
}
