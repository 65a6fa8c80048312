package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {

  private final TokenCounter tokens = new TokenCounter();

  @Test
  void countsAsOpenAiDoes() {
    assertThat(tokens.count("tiktoken is great!")).isEqualTo(6);
    assertThat(tokens.count("")).isZero();
    assertThat(tokens.count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void cutsAtTheBordersOfSegmentsAndKeepsTheirTimes() {
    Transcript transcript =
        Transcripts.of(
            IntStream.range(0, 100)
                .mapToObj(i -> "This is sentence " + i + ".")
                .toArray(String[]::new));

    List<Chunk> chunks = new Chunker(tokens, 50).chunks(transcript);

    assertThat(chunks.stream().flatMap(chunk -> chunk.segments().stream()))
        .containsExactlyElementsOf(transcript.segments());
    assertThat(chunks).hasSizeBetween(12, 20);
    assertThat(chunks).allSatisfy(c -> assertThat(tokens.count(c.text())).isBetween(1, 50));
    assertThat(chunks.get(1).start()).isEqualTo(chunks.get(0).end());
  }

  @Test
  void splitsASegmentThatIsTooLongByItselfAndSharesOutItsTime() {
    String text = "word ".repeat(1_000).strip();

    List<Chunk> chunks = new Chunker(tokens, 300).chunks(Transcripts.of("Before.", text, "After."));

    assertThat(chunks).allSatisfy(c -> assertThat(tokens.count(c.text())).isLessThanOrEqualTo(300));
    assertThat(String.join(" ", chunks.stream().map(Chunk::text).toList()))
        .isEqualTo("Before. " + text + " After.");
    List<Segment> segments = chunks.stream().flatMap(c -> c.segments().stream()).toList();
    assertThat(segments).hasSize(6);
    assertThat(segments.get(2).start()).isCloseTo(12.5, within(0.1));
    assertThat(segments.get(4).end()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "日本語の文章は空白がない",
        "\uD83D\uDC4D\uD83C\uDFFD\uD83D\uDE00",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void losesNoCharacterOfATextWithoutSpaces(String text) {
    String talk = text.repeat(40);

    List<Chunk> chunks = new Chunker(tokens, 20).chunks(Transcripts.of(talk));

    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks).allSatisfy(c -> assertThat(tokens.count(c.text())).isLessThanOrEqualTo(20));
    assertThat(String.join("", chunks.stream().map(Chunk::text).toList()).replace(" ", ""))
        .isEqualTo(talk);
  }

  @Test
  void endsThoughNotEvenOneCharacterFits() {
    assertThat(new Chunker(tokens, 1).chunks(Transcripts.of("\uD83D\uDC4D x"))).hasSize(2);
  }

  @Test
  void takesTheWholeTextWhereAWriterGaveNoSegments() {
    Transcript transcript =
        new Transcript(new VideoId(1), "All in one.", null, 7, "other", List.of(), Instant.EPOCH);

    assertThat(new Chunker(tokens, 100).chunks(transcript))
        .containsExactly(new Chunk(List.of(new Segment(0, 0, 7, "All in one."))));
  }

  @Test
  void hasNoChunkWhereNothingIsSaid() {
    assertThat(new Chunker(tokens, 100).chunks(Transcripts.of())).isEmpty();
    assertThat(new Chunker(tokens, 100).chunks(Transcripts.of("  ", ""))).isEmpty();
  }
}
