package dev.reelwise.api.importing;

import dev.reelwise.api.upload.FileName;
import dev.reelwise.api.upload.Pace;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.storage.MultipartRejected;
import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.StoredObject;
import dev.reelwise.storage.UploadedPart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Brings a file from its server into the object store, part by part: one part is held in memory.
 * The parts outlive this process, and another goes on behind them if the file is still the same.
 */
@Component
class Transfer {

  private static final int PART_BYTES = 8 * 1024 * 1024;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Fetcher fetcher;
  private final ImportRepository rows;
  private final MultipartUploads uploads;
  private final SizeLimits limits;
  private final ImportSettings settings;

  Transfer(
      Fetcher fetcher,
      ImportRepository rows,
      MultipartUploads uploads,
      SizeLimits limits,
      ImportSettings settings) {
    this.fetcher = fetcher;
    this.rows = rows;
    this.uploads = uploads;
    this.limits = limits;
    this.settings = settings;
  }

  /**
   * Throws {@link FetchFailed}, {@link NotWanted} when the video was deleted meanwhile, and
   * IOException when the connection fails; what is stored so far is kept.
   */
  Received run(VideoImport held) throws IOException, InterruptedException {
    List<UploadedPart> parts = stored(held);
    long start = parts.stream().mapToLong(UploadedPart::sizeBytes).sum();
    try (RemoteFile file =
        RemoteFile.open(
            fetcher,
            WebAddress.of(held.url()),
            start,
            held.version(),
            held.startedAt().plus(settings.longest()))) {
      return receive(file, held, file.position() == 0 ? new ArrayList<>() : parts);
    }
  }

  /** What an earlier attempt has stored; nothing when it can't be told which file it is of. */
  private List<UploadedPart> stored(VideoImport held) {
    if (held.uploadId() == null || held.version() == null) {
      return new ArrayList<>();
    }
    try {
      return new ArrayList<>(uploads.parts(key(held), held.uploadId()));
    } catch (MultipartRejected gone) {
      return new ArrayList<>();
    }
  }

  private Received receive(RemoteFile file, VideoImport held, List<UploadedPart> parts)
      throws IOException, InterruptedException {
    FetchedFile opened = file.opened();
    String type = Acceptance.type(opened);
    SizeLimits.SizeLimit most = limits.of(held.owner());
    most.check(opened.total());
    byte[] buffer = new byte[PART_BYTES];
    int length = fill(file, held, buffer);
    if (parts.isEmpty()) {
      Acceptance.beginning(buffer, length);
    }
    String uploadId = upload(held, opened, type, parts);
    while (length > 0) {
      most.check(file.position());
      parts.add(uploads.put(key(held), uploadId, parts.size() + 1, buffer, length));
      length = fill(file, held, buffer);
    }
    require(rows.progress(held, file.position()));
    uploads.complete(key(held), uploadId, parts);
    FailPoints.reach(FailPoint.IMPORT_STORED, "file");
    return new Received(
        new StoredObject(key(held), file.position(), "", type), FileName.of(opened.name()));
  }

  private String upload(
      VideoImport held, FetchedFile opened, String type, List<UploadedPart> parts) {
    String old = held.uploadId();
    boolean goesOn = old != null && !parts.isEmpty();
    if (old != null && !goesOn) {
      uploads.abort(key(held), old);
    }
    String id = goesOn ? Objects.requireNonNull(old) : uploads.start(key(held), type);
    if (!rows.note(held, id, opened.version(), opened.total())) {
      if (!goesOn) {
        uploads.abort(key(held), id);
      }
      throw new NotWanted();
    }
    return id;
  }

  /** Fills the buffer unless the file ends before; answers how far. */
  private int fill(RemoteFile file, VideoImport held, byte[] buffer)
      throws IOException, InterruptedException {
    Pace pace = new Pace(settings.slowest(), WINDOW);
    long looked = System.nanoTime();
    int filled = 0;
    while (filled < buffer.length) {
      long before = System.nanoTime();
      int got = file.read(buffer, filled, buffer.length - filled);
      long now = System.nanoTime();
      if (got < 0) {
        return filled;
      }
      filled += got;
      if (!pace.keeps(now - before, got)) {
        throw FetchFailed.forNow("The server sends too slowly");
      }
      if (now - looked > LOOK.toNanos()) {
        looked = now;
        require(rows.progress(held, file.position()));
      }
    }
    return filled;
  }

  private static void require(boolean wanted) {
    if (!wanted) {
      throw new NotWanted();
    }
  }

  static ObjectKey key(VideoImport held) {
    return ObjectKey.original(held.video());
  }

  /** A file that is whole, and in the store. */
  record Received(StoredObject object, FileName name) {}

  /** The video was deleted, or another worker has taken the import over. */
  static final class NotWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
