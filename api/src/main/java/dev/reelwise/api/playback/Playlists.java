package dev.reelwise.api.playback;

import dev.reelwise.api.transcript.Transcripts;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.media.MasterPlaylist;
import dev.reelwise.media.MediaPlaylist;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.PresignedUrls;
import dev.reelwise.storage.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The HLS playlists as players get them: ours carry the token, media come from the object store.
 */
@Service
class Playlists {

  private final PlayableRepository variants;
  private final Transcripts transcripts;
  private final ObjectStore store;
  private final PresignedUrls addresses;
  private final PlaybackSettings settings;

  Playlists(
      PlayableRepository variants,
      Transcripts transcripts,
      ObjectStore store,
      PresignedUrls addresses,
      PlaybackSettings settings) {
    this.variants = variants;
    this.transcripts = transcripts;
    this.store = store;
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Throws {@link NothingToPlay} while there is no variant. */
  String master(VideoId video, String token) {
    List<Playable> playable = variants.of(video);
    if (playable.isEmpty()) {
      throw new NothingToPlay(video);
    }
    String query = "?token=" + token;
    String playlist = MasterPlaylist.of(playable.stream().map(one -> entry(one, query)).toList());
    return spoken(video)
        .map(transcript -> CaptionTrack.in(playlist, transcript, query))
        .orElse(playlist);
  }

  private static MasterPlaylist.Entry entry(Playable one, String query) {
    return new MasterPlaylist.Entry(
        "variants/" + one.resolution() + "/playlist.m3u8" + query,
        one.bandwidth(),
        one.averageBandwidth(),
        one.width(),
        one.height(),
        one.frameRate(),
        one.codecs());
  }

  /** Throws {@link NothingToPlay}. */
  String media(VideoId video, String resolution) {
    Playable variant =
        variants.find(video, resolution).orElseThrow(() -> new NothingToPlay(video, resolution));
    String url = addresses.get(new ObjectKey(variant.key()), settings.lifetime()).toString();
    return MediaPlaylist.withUri(stored(video, resolution), url);
  }

  private String stored(VideoId video, String resolution) {
    ObjectKey key = ObjectKey.playlist(video, resolution);
    try (InputStream in = store.open(key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (ObjectNotFound missing) {
      throw new NothingToPlay(video, resolution);
    } catch (IOException e) {
      throw new StorageUnavailable("read " + key, e);
    }
  }

  /** Throws {@link NothingToPlay} when the video has no captions. */
  String captions(VideoId video, String token) {
    return spoken(video)
        .map(transcript -> CaptionTrack.playlist(transcript, "?token=" + token))
        .orElseThrow(() -> new NothingToPlay(video, "captions"));
  }

  private Optional<Transcript> spoken(VideoId video) {
    return transcripts.find(video).filter(transcript -> !transcript.isEmpty());
  }
}
