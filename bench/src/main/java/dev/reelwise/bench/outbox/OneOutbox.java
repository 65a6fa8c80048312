package dev.reelwise.bench.outbox;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Several outboxes are on the bench's class path: each application gets the one that {@value
 * #PROPERTY} names, and ours where it names none.
 */
class OneOutbox implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String PROPERTY = "bench.outbox";

  private static final String OURS = "reelwise";
  private static final Map<String, String> OWNERS =
      Map.of(
          "dev.reelwise.",
          OURS,
          "com.github.kagkarlsson.",
          OURS,
          "org.springframework.modulith.",
          "modulith",
          "io.namastack.",
          "namastack");

  private String wanted = OURS;

  @Override
  public void setEnvironment(Environment environment) {
    wanted = environment.getProperty(PROPERTY, OURS);
  }

  @Override
  public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[classes.length];
    IntStream.range(0, classes.length).forEach(i -> matches[i] = isWanted(classes[i]));
    return matches;
  }

  private boolean isWanted(@Nullable String name) {
    return name == null
        || OWNERS.entrySet().stream()
            .noneMatch(
                owner -> name.startsWith(owner.getKey()) && !owner.getValue().equals(wanted));
  }
}
