package dev.reelwise.cli.client;

/** Who the command line signs in as. */
public record Account(String name, String email, String password) {
  @Override
  public String toString() {
    return "Account[" + email + "]";
  }
}
