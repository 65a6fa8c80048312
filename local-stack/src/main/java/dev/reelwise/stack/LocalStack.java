package dev.reelwise.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded servers, and further children of the caller's, under one supervisor. */
public final class LocalStack implements AutoCloseable {
  private LocalStack() {}

  /**
   * Starts the servers in parallel and returns when all answer.
   *
   * @throws StackFailure if one does not get ready, or a stack runs on this data folder already
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static LocalStack start(StackSettings settings) throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** The stack that another process runs on this data folder. */
  @SuppressWarnings("DoNotCallSuggester")
  public static Optional<RunningStack> running(Path data) {
    throw new UnsupportedOperationException();
  }

  /** CONTRACT's variables that point to the servers, over those that the settings were given. */
  public Map<String, String> environment() {
    throw new UnsupportedOperationException();
  }

  /** Starts a further child, keeps it running, and returns when it is ready. */
  public void launch(ServerSpec spec) throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  public List<ServerStatus> status() {
    throw new UnsupportedOperationException();
  }

  /** Ends all children, the latest first. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
