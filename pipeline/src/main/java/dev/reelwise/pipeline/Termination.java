package dev.reelwise.pipeline;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends a service in order when it is asked to end: first its requests and its work, then the
 * process. The JVM alone would end them beside the shutdown hooks of libraries, which free native
 * memory and kill child processes that the work still needs.
 */
public final class Termination {

  private static final Logger log = LoggerFactory.getLogger(Termination.class);
  private static final Map<String, Integer> SIGNALS = Map.of("TERM", 15, "INT", 2);
  private static final int SIGNALLED = 128;

  private Termination() {}

  /** From now on SIGTERM and SIGINT close the context, and then end the process. */
  public static void closes(ConfigurableApplicationContext context) {
    AtomicBoolean ending = new AtomicBoolean();
    SIGNALS.forEach(
        (name, number) ->
            handle(
                name,
                () -> {
                  if (ending.compareAndSet(false, true)) {
                    // Not a daemon, as the signal's own thread is: the process must wait for it.
                    Thread.ofPlatform()
                        .name("termination")
                        .daemon(false)
                        .start(() -> end(context, SIGNALLED + number));
                  }
                }));
  }

  private static void end(ConfigurableApplicationContext context, int code) {
    try {
      context.close();
    } finally {
      System.exit(code);
    }
  }

  /** By reflection: the compiler warns of the class, though the module that holds it is public. */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                  return null;
                }
                return method.invoke(action, arguments);
              });
      Object _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      log.warn("This JVM does not tell of SIG{}: work under way may end hard", name, none);
    }
  }
}
