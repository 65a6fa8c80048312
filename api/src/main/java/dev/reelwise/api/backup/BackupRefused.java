package dev.reelwise.api.backup;

/** A backup can't be made or restored; the message is for a person, and nothing was changed. */
final class BackupRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }

  BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
