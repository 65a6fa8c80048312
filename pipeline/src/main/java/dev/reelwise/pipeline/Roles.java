package dev.reelwise.pipeline;

import dev.reelwise.contracts.StepName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The parts of the system that this process runs, from {@code reelwise.roles}. */
public record Roles(boolean web, boolean relay, Set<StepName> steps) {

  private static final String PROPERTY = "reelwise.roles";
  private static final String WEB = "web";
  private static final String RELAY = "relay";

  public Roles {
    steps = Set.copyOf(steps);
  }

  /** Throws IllegalArgumentException that names an unknown role, and the known ones. */
  public static Roles of(Environment environment) {
    List<String> names =
        Binder.get(environment).bind(PROPERTY, Bindable.listOf(String.class)).orElse(List.of());
    EnumSet<StepName> steps = EnumSet.noneOf(StepName.class);
    for (String name : names) {
      if (!known().contains(name)) {
        throw new IllegalArgumentException(
            "%s: there is no role '%s'; the roles are %s".formatted(PROPERTY, name, known()));
      }
      Arrays.stream(StepName.values()).filter(step -> step.text().equals(name)).forEach(steps::add);
    }
    return new Roles(names.contains(WEB), names.contains(RELAY), steps);
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(Set.of(WEB, RELAY));
    Arrays.stream(StepName.values()).map(StepName::text).forEach(known::add);
    return known;
  }
}
