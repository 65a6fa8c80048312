package dev.reelwise.api.importing;

import java.io.IOException;
import java.time.Instant;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file on another server, in order. When the connection drops they go on where they
 * stopped, if the server says that it still has the same file.
 */
final class RemoteFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteFile.class);
  private static final int MOST_DROPS = 5;
  private static final long PROGRESS = 1_000_000;

  private final Fetcher fetcher;
  private final WebAddress address;
  private final Instant end;
  private FetchedFile file;
  private long position;
  private long lastDrop;
  private int drops;

  private RemoteFile(Fetcher fetcher, WebAddress address, Instant end, FetchedFile file) {
    this.fetcher = fetcher;
    this.address = address;
    this.end = end;
    this.file = file;
    this.position = file.start();
  }

  /** As {@link Fetcher#open}. */
  static RemoteFile open(
      Fetcher fetcher, WebAddress address, long from, @Nullable String version, Instant end)
      throws IOException {
    return new RemoteFile(fetcher, address, end, fetcher.open(address, from, version, end));
  }

  FetchedFile opened() {
    return file;
  }

  /** Where the next byte lies in the file. */
  long position() {
    return position;
  }

  /** As InputStream's. Throws {@link FetchFailed} when the file can't be gone on with. */
  int read(byte[] buffer, int offset, int length) throws IOException, InterruptedException {
    while (true) {
      try {
        int got = file.content().read(buffer, offset, length);
        if (got < 0 && file.total() > position) {
          throw new ConnectionClosedException("The answer ended too soon");
        }
        position += Math.max(0, got);
        return got;
      } catch (IOException dropped) {
        reopen(dropped);
      }
    }
  }

  private void reopen(IOException dropped) throws IOException, InterruptedException {
    file.close();
    fetcher.requireRunning();
    drops = position - lastDrop >= PROGRESS ? 1 : drops + 1;
    lastDrop = position;
    String version = file.version();
    if (version == null || drops > MOST_DROPS) {
      throw dropped;
    }
    LOG.info("{} dropped the connection at byte {}: going on there", address.host(), position);
    Thread.sleep(500L << drops);
    FetchedFile next = fetcher.open(address, position, version, end);
    file = next;
    if (next.start() != position) {
      throw FetchFailed.forNow("The file has changed while it was fetched");
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
