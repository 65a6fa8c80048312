package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Recognizes several chunks at once and hands on what was heard in the chunks' order, on the thread
 * that submits. No more than twice as many chunks as there are workers are held.
 */
final class OrderedWork implements AutoCloseable {

  private final Recognizer recognizer;
  private final BiConsumer<Chunk, Recognition> results;
  private final int most;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final ExecutorService threads;

  OrderedWork(Recognizer recognizer, int workers, BiConsumer<Chunk, Recognition> results) {
    this.recognizer = recognizer;
    this.results = results;
    this.most = 2 * workers;
    this.threads =
        Executors.newFixedThreadPool(workers, Thread.ofPlatform().name("speech-", 1).factory());
  }

  private record Job(Chunk chunk, Future<Recognition> recognition) {}

  /** Waits while too many chunks are held. */
  void submit(Chunk chunk) throws TranscriptionFailure, InterruptedException {
    jobs.add(new Job(chunk, threads.submit(() -> recognize(chunk))));
    while (jobs.size() > most || (!jobs.isEmpty() && jobs.peek().recognition().isDone())) {
      takeFirst();
    }
  }

  /** Waits for all that was submitted. */
  void finish() throws TranscriptionFailure, InterruptedException {
    while (!jobs.isEmpty()) {
      takeFirst();
    }
  }

  private Recognition recognize(Chunk chunk) throws TranscriptionFailure, InterruptedException {
    return chunk.isSilent() ? Recognition.NOTHING : recognizer.recognize(chunk);
  }

  private void takeFirst() throws TranscriptionFailure, InterruptedException {
    Job job = jobs.remove();
    try {
      results.accept(job.chunk(), job.recognition().get());
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static TranscriptionFailure failure(ExecutionException e) throws InterruptedException {
    return switch (e.getCause()) {
      case TranscriptionFailure failure -> failure;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case InterruptedException interrupt -> throw interrupt;
      case null, default -> throw new IllegalStateException(e);
    };
  }

  /** Ends what is under way and waits until no thread uses the engine any more. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
