package dev.reelwise.cli.system;

import java.util.List;

/** The JVM in which a local system runs the API, for whoever measures just that. */
public final class ApiJvm {

  private ApiJvm() {}

  /** The program and its flags; what to run is to follow. */
  public static List<String> command() {
    return Service.API.java();
  }
}
