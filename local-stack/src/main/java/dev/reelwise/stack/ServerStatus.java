package dev.reelwise.stack;

/**
 * One server at one moment.
 *
 * @param pid the process, or 0 when there is none
 * @param memoryBytes the memory of the process and its children, shared pages counted in parts; 0
 *     when unknown
 * @param restarts how often it was started again after it had died
 */
public record ServerStatus(
    String name, State state, long pid, int port, long memoryBytes, int restarts) {
  /** Where a server is in its life. */
  public enum State {
    STARTING,
    READY,
    RESTARTING,
    STOPPED
  }
}
