package dev.reelwise.api.transcript;

import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.api.web.WebJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads an edited transcript's JSON: {@code {language?, segments: [{id?, start, end, text}]}}. By
 * hand, to say of thousands of segments which one is wrong.
 */
@Component
class EditedTranscript {

  private static final Set<String> FIELDS = Set.of("language", "segments");
  private static final Set<String> SEGMENT_FIELDS = Set.of("id", "start", "end", "text");
  private static final int MOST_FAULTS = 20;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

  private final WebJson json;

  EditedTranscript(WebJson json) {
    this.json = json;
  }

  /** Throws InvalidRequest. */
  Draft read(byte[] body, @Nullable String language) {
    JsonNode edited = tree(DraftReader.text(body));
    List<String> faults = new ArrayList<>();
    unknown("", edited, FIELDS, faults);
    JsonNode named = edited.path("language");
    if (!named.isMissingNode() && !named.isNull() && !named.isString()) {
      faults.add("language must be a text");
    }
    if (!edited.path("segments").isArray()) {
      faults.add("segments must be a list");
    }
    List<Draft.Line> lines = new ArrayList<>();
    int number = 0;
    for (JsonNode segment : edited.path("segments")) {
      if (faults.size() >= MOST_FAULTS) {
        break;
      }
      read("segments[" + number++ + "]", segment, lines, faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    String given = DraftChecks.language(named.isString() ? named.asString() : language);
    return new Draft(lines, given, Source.EDIT);
  }

  private JsonNode tree(String body) {
    try {
      JsonNode tree = json.mapper().readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException broken) {
      throw new InvalidRequest("The body is not valid JSON");
    }
    throw new InvalidRequest("The body must be a JSON object");
  }

  private static void read(
      String place, JsonNode segment, List<Draft.Line> lines, List<String> faults) {
    int before = faults.size();
    unknown(place + ".", segment, SEGMENT_FIELDS, faults);
    double start = seconds(place + ".start", segment.path("start"), faults);
    double end = seconds(place + ".end", segment.path("end"), faults);
    if (!segment.path("text").isString()) {
      faults.add(place + ".text must be a text");
    }
    if (faults.size() == before) {
      String text = SPACES.matcher(segment.path("text").asString()).replaceAll(" ").strip();
      if (!text.isEmpty()) {
        lines.add(new Draft.Line(place, start, end, text));
      }
    }
  }

  private static double seconds(String place, JsonNode node, List<String> faults) {
    double seconds = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      faults.add(place + " must be a number of seconds, 0 or more");
    }
    return seconds;
  }

  private static void unknown(
      String place, JsonNode object, Set<String> known, List<String> faults) {
    object.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .map(name -> place + name + " is not a known field")
        .limit(MOST_FAULTS)
        .forEach(faults::add);
  }
}
