package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.quota.Quotas;
import dev.reelwise.api.quota.Room;
import dev.reelwise.api.unclaimed.UnclaimedObjects;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Takes files into the object store while they arrive. */
@Component
class Reception {

  private final ObjectStore store;
  private final UploadRepository videos;
  private final Quotas quotas;
  private final UnclaimedObjects unclaimed;
  private final UploadSettings settings;

  Reception(
      ObjectStore store,
      UploadRepository videos,
      Quotas quotas,
      UnclaimedObjects unclaimed,
      UploadSettings settings) {
    this.quotas = quotas;
    this.store = store;
    this.videos = videos;
    this.unclaimed = unclaimed;
    this.settings = settings;
  }

  /**
   * Stores the part's bytes under a new video's id. Throws {@link UploadRejected}, QuotaExceeded,
   * and IOException when the sender breaks off; then nothing is stored. The part's stream is not
   * closed: closing it would read on to the end of what we may just have refused.
   */
  ReceivedFile receive(FormPart part, SignedIn owner) throws IOException {
    InputStream content = notEmpty(part.content());
    VideoId video = videos.nextId();
    ObjectKey key = ObjectKey.original(video);
    InputStream limited = limited(content, owner);
    unclaimed.announce(key);
    boolean stored = false;
    try {
      StoredObject object = store.putStream(key, limited, contentType(part.contentType()));
      stored = true;
      return new ReceivedFile(video, FileName.of(part.fileName()), object);
    } finally {
      if (!stored) {
        // A server that gave no answer may have taken it all the same.
        unclaimed.giveUp(key);
      }
    }
  }

  private InputStream limited(InputStream content, SignedIn owner) {
    Room room = quotas.room(owner.id());
    long largest = settings.largest().toBytes();
    return room.bytes() < largest
        ? new LimitedStream(content, room.bytes(), room::exceeded)
        : new LimitedStream(
            content, largest, () -> new UploadRejected.TooLarge(settings.largest()));
  }

  /** Takes a file out again whose upload came to nothing, unless it is a video after all. */
  void discard(ReceivedFile file) {
    unclaimed.giveUp(file.object().key());
  }

  private static InputStream notEmpty(InputStream content) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(content, 1);
    int first = peeked.read();
    if (first < 0) {
      throw new UploadRejected.Empty();
    }
    peeked.unread(first);
    return peeked;
  }

  /** What the client says if that is a media type at all; nobody relies on it. */
  private static String contentType(@Nullable String sent) {
    try {
      MediaType type = MediaType.parseMediaType(sent == null ? "" : sent);
      return type.getType() + "/" + type.getSubtype();
    } catch (InvalidMediaTypeException nonsense) {
      return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
  }
}
