package dev.reelwise.api.check;

import dev.reelwise.api.web.WebJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the check tells, one JSON object a line: the findings, and at the end how many there were of
 * each outcome. A report without that last line is not complete.
 */
final class Report implements AutoCloseable {

  private final WebJson json;
  private final @Nullable BufferedWriter out;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Report(WebJson json, @Nullable Path file) throws IOException {
    this.json = json;
    this.out = file == null ? null : Files.newBufferedWriter(file);
    for (String outcome : new String[] {"found", "mended", "left", "told"}) {
      counts.put(outcome, 0);
    }
  }

  /** {@code outcome} is found, mended or left; what a person has to decide is told. */
  void add(Finding finding, String outcome) {
    String become = finding.kind().isDisagreement() ? outcome : "told";
    counts.merge(become, 1, Integer::sum);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", finding.kind().text());
    line.put("video_id", finding.video() == null ? null : finding.video().value());
    line.put("subject", finding.subject());
    line.put("meaning", finding.kind().meaning());
    line.put("detail", finding.detail());
    line.put("remedy", finding.kind().remedy());
    line.put("outcome", become);
    write(line);
  }

  int count(String outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  void finish() {
    write(Map.of("summary", counts));
  }

  private void write(Map<String, ?> line) {
    BufferedWriter file = out;
    if (file == null) {
      return;
    }
    try {
      file.write(json.mapper().writeValueAsString(line));
      file.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
