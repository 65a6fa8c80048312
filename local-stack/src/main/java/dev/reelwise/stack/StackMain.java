package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs a stack of its own process for as long as the processes that use it live. */
final class StackMain {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private StackMain() {}

  /** Takes {@code --data DIR --until-pid PID}; more users may register themselves while it runs. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int index = 0; index + 1 < arguments.length; index += 2) {
      options.put(arguments[index], arguments[index + 1]);
    }
    Path data = Path.of(options.getOrDefault("--data", ""));
    StackUsers users = new StackUsers(data);
    users.add(Long.parseLong(options.getOrDefault("--until-pid", "")));
    StackSettings settings =
        StackSettings.of(data)
            .withEnvironment(ofToolsOnly(System.getenv()))
            .withFreePorts()
            .withNotices(System.out::println);
    LocalStack stack = LocalStack.start(settings);
    while (!users.closeIfNoneIsLeft(stack)) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** Tests use the embedded servers, whatever the developer's own variables point to. */
  private static Map<String, String> ofToolsOnly(Map<String, String> environment) {
    Map<String, String> tools = new HashMap<>(environment);
    tools.keySet().retainAll(java.util.Set.of("PATH", "FFMPEG_PATH", "FFPROBE_PATH"));
    return tools;
  }
}
