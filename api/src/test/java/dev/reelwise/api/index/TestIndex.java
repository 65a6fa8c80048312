package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.stack.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch.OpenSearchClient;

/** An index of a test's own on the shared server, and short ways to fill it. */
public final class TestIndex {

  private final OpenSearchClient client;
  private final IndexNames names;
  private final IndexLayout layout;
  private final VideoIndex videos;

  private TestIndex(SearchSettings settings) {
    this.client = SearchConnection.open(settings, Duration.ofSeconds(10));
    this.names = new IndexNames(settings.indexPrefix());
    this.layout = new IndexLayout(client, names, settings);
    this.videos = new VideoIndex(client, names, layout);
    layout.ensure();
  }

  public static TestIndex join(String name) {
    Map<String, String> environment = SharedStack.join().isolated(name).environment();
    return new TestIndex(
        settings(
            environment.get("ELASTICSEARCH_URL"), environment.get("ELASTICSEARCH_INDEX_PREFIX")));
  }

  /** A client whose server is away. */
  public static OpenSearchClient away() {
    return SearchConnection.open(settings("http://127.0.0.1:1", ""), Duration.ofSeconds(10));
  }

  static SearchSettings settings(String url, String prefix) {
    return new SearchSettings(URI.create(url), null, null, prefix, 1, 0, Duration.ofSeconds(10));
  }

  public OpenSearchClient client() {
    return client;
  }

  public IndexNames names() {
    return names;
  }

  public IndexLayout layout() {
    return layout;
  }

  public VideoIndex videos() {
    return videos;
  }

  /** Adds a video that is ready; each sentence said is a segment of five seconds. */
  public void ready(int id, String title, String description, String... said) {
    put(id, VideoStatus.READY, title, description, null, said);
  }

  public void put(
      int id,
      VideoStatus status,
      String title,
      String description,
      String summary,
      String... said) {
    put(
        TestVideo.of(id, title)
            .status(status)
            .description(description)
            .summary(summary)
            .said(said));
  }

  public void put(TestVideo video) {
    videos.put(video.indexed());
  }

  /** Adds many in one go; searches see all of them afterwards. */
  public void putAll(List<TestVideo> many) {
    try {
      IndexWrites writes = new IndexWrites(client, names.live());
      writes.add(many.stream().map(TestVideo::indexed).toList());
      writes.refresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete(int id) {
    videos.delete(new VideoId(id));
  }
}
