package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.stack.SharedStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opensearch.client.opensearch.OpenSearchClient;

/** An index of a test's own on the shared server, and short ways to fill it. */
public final class TestIndex {

  private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");

  private final OpenSearchClient client;
  private final IndexNames names;
  private final IndexLayout layout;
  private final VideoIndex videos;

  private TestIndex(SearchSettings settings) {
    this.client = SearchConnection.open(settings);
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
    return SearchConnection.open(settings("http://127.0.0.1:1", ""));
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
    List<Segment> segments = new ArrayList<>();
    for (String sentence : said) {
      int at = segments.size();
      segments.add(new Segment(at, at * 5.0, at * 5.0 + 4.5, sentence));
    }
    String text = segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    VideoDocument document =
        new VideoDocument(
            id,
            id,
            title,
            description,
            1,
            "Ada",
            text,
            VideoDocument.snippet(text),
            summary,
            status.text(),
            said.length * 5.0,
            "en",
            CREATED,
            CREATED);
    videos.put(new IndexedVideo(document, Passage.of(id, segments)));
  }

  /** The same video under another id. */
  static VideoDocument copy(VideoDocument of, int id) {
    return new VideoDocument(
        id,
        id,
        of.title(),
        of.description(),
        of.userId(),
        of.userName(),
        of.transcriptText(),
        of.transcriptSnippet(),
        of.summaryText(),
        of.status(),
        of.durationSeconds(),
        of.language(),
        of.createdAt(),
        of.updatedAt());
  }

  public void delete(int id) {
    videos.delete(new VideoId(id));
  }
}
