package dev.reelwise.api.web;

import java.util.List;

/** The request says something that it may not say; one fault for each such thing. */
public final class InvalidRequest extends Rejection {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public InvalidRequest(String... faults) {
    this(List.of(faults));
  }

  public InvalidRequest(List<String> faults) {
    super(Kind.INVALID, "invalid-request", String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  @Override
  public List<String> faults() {
    return faults;
  }
}
