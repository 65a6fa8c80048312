package dev.reelwise.storage;

import dev.reelwise.contracts.Haste;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Two clients of one server: {@code patient} for work that may take its time, {@code quick} for
 * small calls that somebody waits for.
 */
record S3Clients(S3Client patient, S3Client quick) implements AutoCloseable {

  /** For a call that moves little. */
  S3Client small() {
    return Haste.isOn() ? quick : patient;
  }

  /** For a call that may move much: where somebody waits, only if the server answers at all. */
  S3Client large(String bucket) {
    if (Haste.isOn()) {
      quick.headBucket(request -> request.bucket(bucket));
    }
    return patient;
  }

  @Override
  public void close() {
    quick.close();
  }
}
