package dev.reelwise.storage;

import dev.reelwise.stack.SharedStack;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A fresh bucket on the test run's own S3 server. */
final class TestBucket {

  private TestBucket() {}

  static StorageSettings settings() {
    Map<String, String> environment = SharedStack.join().isolated("storage").environment();
    return new StorageSettings(
        environment.get("AWS_YOUTUBE_BUCKET"),
        environment.get("AWS_REGION"),
        environment.get("AWS_ACCESS_KEY_ID"),
        environment.get("AWS_SECRET_ACCESS_KEY"),
        URI.create(environment.get("AWS_S3_ENDPOINT")),
        null,
        true,
        Duration.ofMinutes(5));
  }
}
