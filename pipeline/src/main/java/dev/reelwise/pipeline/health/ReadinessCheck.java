package dev.reelwise.pipeline.health;

/** Asks one server that a service can't work without. A bean for each; safe for many threads. */
public interface ReadinessCheck {

  /** The server's short name in the report, such as {@code database}. */
  String name();

  /** Asks the server something cheap; any exception means that it can't be used. */
  void check() throws Exception;

  /** A check that is one call. */
  static ReadinessCheck of(String name, Question question) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void check() throws Exception {
        question.ask();
      }
    };
  }

  /** The call that a check makes. */
  @FunctionalInterface
  interface Question {
    void ask() throws Exception;
  }
}
