package dev.reelwise.bench.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class GeneratedContentTest {

  @Test
  void givesTheSameBytesEachTimeAndExactlySoMany() {
    byte[] first = new Collecting().all(new GeneratedContent(3_000_001));
    assertThat(first).hasSize(3_000_001);
    assertThat(new Collecting().all(new GeneratedContent(3_000_001))).isEqualTo(first);
  }

  /** Asks for one buffer after the other. */
  private static final class Collecting implements Flow.Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private Flow.Subscription source;

    byte[] all(GeneratedContent content) {
      content.subscribe(this);
      return end.join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source = subscription;
      source.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.get(copy);
      bytes.writeBytes(copy);
      source.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(bytes.toByteArray());
    }
  }
}
