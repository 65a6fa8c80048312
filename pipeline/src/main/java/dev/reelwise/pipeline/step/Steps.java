package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.StepName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps that this process can run. */
class Steps {

  private final Map<StepName, Step<?>> byName = new EnumMap<>(StepName.class);

  /** Throws IllegalStateException when a wanted step has no handler, or two. */
  Steps(List<Step<?>> found, Set<StepName> wanted) {
    for (Step<?> step : found) {
      Step<?> other = byName.put(step.name(), step);
      if (other != null) {
        throw new IllegalStateException(
            "Both %s and %s are the step %s"
                .formatted(other.getClass(), step.getClass(), step.name().text()));
      }
    }
    for (StepName step : wanted) {
      if (!byName.containsKey(step)) {
        throw new IllegalStateException(
            "reelwise.roles has '%s', but this application has no such step: take the role away"
                    .formatted(step.text())
                + " or run the application that has it");
      }
    }
  }

  Step<?> named(StepName name) {
    Step<?> step = byName.get(name);
    if (step == null) {
      throw new IllegalArgumentException("No handler for " + name.text());
    }
    return step;
  }
}
