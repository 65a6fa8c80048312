package dev.reelwise.api.index;

import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.document.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A video as a test wants it in the index; what is not said is usual: ready, public, by user 1. */
public final class TestVideo {

  private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");

  private final int id;
  private final String title;
  private String description = "";
  private String summary;
  private List<String> tags = List.of();
  private List<String> said = List.of();
  private int user = 1;
  private String userName = "Ada";
  private VideoStatus status = VideoStatus.READY;
  private String visibility = "public";
  private String language = "en";
  private Double seconds;
  private VideoDocument.Point location;
  private Instant recorded;
  private Instant created = CREATED;

  private TestVideo(int id, String title) {
    this.id = id;
    this.title = title;
  }

  public static TestVideo of(int id, String title) {
    return new TestVideo(id, title);
  }

  public TestVideo description(String text) {
    description = text;
    return this;
  }

  public TestVideo summary(String text) {
    summary = text;
    return this;
  }

  public TestVideo tags(String... all) {
    tags = List.of(all);
    return this;
  }

  /** Each sentence is a segment of five seconds. */
  public TestVideo said(String... sentences) {
    said = List.of(sentences);
    return this;
  }

  public TestVideo by(int userId, String name) {
    user = userId;
    userName = name;
    return this;
  }

  public TestVideo status(VideoStatus other) {
    status = other;
    return this;
  }

  public TestVideo visibility(String other) {
    visibility = other;
    return this;
  }

  public TestVideo language(String tag) {
    language = tag;
    return this;
  }

  public TestVideo seconds(double length) {
    seconds = length;
    return this;
  }

  public TestVideo at(double latitude, double longitude) {
    location = new VideoDocument.Point(latitude, longitude);
    return this;
  }

  public TestVideo recorded(String time) {
    recorded = Instant.parse(time);
    return this;
  }

  public TestVideo created(String time) {
    created = Instant.parse(time);
    return this;
  }

  public IndexedVideo indexed() {
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
            user,
            userName,
            text,
            VideoDocument.snippet(text),
            summary,
            status.text(),
            visibility,
            tags,
            seconds == null ? Double.valueOf(said.size() * 5.0) : seconds,
            language,
            location,
            recorded,
            created,
            CREATED);
    return new IndexedVideo(document, Passage.of(id, segments));
  }
}
