package dev.reelwise.pipeline.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a variable's value may be: in words, and as a test. */
record Rule(String allowed, Predicate<String> test) {

  private static final int LAST_PORT = 65_535;
  private static final String HEIGHT = "([1-9][0-9]{0,3}[02468]|[2468])";

  private static final String ROLE = "(web|relay|transcode|transcribe|index)";

  static final Rule TEXT = new Rule("any text", value -> true);

  static final Rule NAME =
      matching("letters, digits, '.', '_' and '-', no space", "[A-Za-z0-9._-]+");

  static final Rule HOST =
      matching(
          "a host name or an address, without http:// and without a port",
          "[^\\s/:]+|[0-9a-fA-F:]*::[0-9a-fA-F:.]*|\\[[0-9a-fA-F:.]+]");

  static final Rule PORT = new Rule("a port: a number from 1 to 65535", value -> isPort(value, 1));

  /** For a service of ours, which can tell the port that it took. */
  static final Rule OWN_PORT =
      new Rule(
          "a port: a number from 1 to 65535, or 0 for any free one", value -> isPort(value, 0));

  static final Rule SECONDS = matching("a number of seconds, such as 3600", "[0-9]{1,9}");

  static final Rule SPAN =
      matching("a span of time: a number and s, m, h or d, such as 60m", "[1-9][0-9]{0,8}[smhd]");

  static final Rule COUNT = matching("a whole number, 1 or more", "0*[1-9][0-9]{0,3}");

  static final Rule AMOUNT = matching("a whole number", "[0-9]{1,9}");

  static final Rule SIZE =
      matching("a number of bytes, or such as 500MB or 50GB", "[0-9]{1,15}(B|KB|MB|GB|TB)?");

  static final Rule PORTS =
      matching(
          "ports with commas between, such as 8080,9000-9100",
          "\\s*[0-9]{1,5}(-[0-9]{1,5})?\\s*(,\\s*[0-9]{1,5}(-[0-9]{1,5})?\\s*)*");

  static final Rule ROLES =
      matching(
          "one or more of web, relay, transcode, transcribe and index, with commas between",
          ROLE + "(\\s*,\\s*" + ROLE + ")*");

  static final Rule HEIGHTS =
      matching(
          "even numbers of lines with commas between, such as 1080,720",
          HEIGHT + "(\\s*,\\s*" + HEIGHT + ")*");

  static final Rule SHARE =
      matching("a number from 0 to 1, such as 0.1", "0|1|[01]\\.0+|0?\\.[0-9]+");

  static final Rule PRICE =
      matching("an amount of money, such as 0.15", "[0-9]{1,6}(\\.[0-9]{1,6})?");

  static final Rule LOG_FORMAT = oneOf("text", "json");

  static final Rule ENGINE = oneOf("moonshine", "vosk", "whisper", "openai");

  /** HS256 signs with 256 bits; a shorter key could be found by trying, a sample's is known. */
  static final Rule KEY =
      new Rule(
          "at least 32 random bytes; make some: openssl rand -hex 32",
          value ->
              value.getBytes(StandardCharsets.UTF_8).length >= 32
                  && !value.startsWith("change-me"));

  static final Rule INDEX_PREFIX =
      matching(
          "lower-case letters, digits, '_' and '-', with a letter or digit first",
          "[a-z0-9][a-z0-9_-]*");

  static final Rule SWITCH = oneOf("true", "false");

  static final Rule LEVEL = oneOf("trace", "debug", "info", "warn", "error", "off");

  static final Rule ADDRESS =
      new Rule("an address that begins with http:// or https://", Rule::isAddress);

  static final Rule ADDRESS_OR_HOST =
      new Rule(
          "an address that begins with http:// or https://, or a host name",
          value -> isAddress(value) || value.matches("[A-Za-z0-9.-]+(:[0-9]+)?"));

  static final Rule BROKERS =
      new Rule(
          "host:port, or several of them with commas between, such as kafka1:9092,kafka2:9092",
          value -> List.of(value.split(",", -1)).stream().allMatch(Rule::isHostAndPort));

  static final Rule BUCKET =
      matching(
          "3 to 63 lower-case letters, digits, '.' and '-', with a letter or digit at both ends",
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private static Rule matching(String allowed, String pattern) {
    return new Rule(allowed, Pattern.compile(pattern).asMatchPredicate());
  }

  private static Rule oneOf(String... words) {
    List<String> allowed = List.of(words);
    return new Rule(
        "one of " + String.join(", ", allowed),
        value -> allowed.contains(value.toLowerCase(Locale.ROOT)));
  }

  private static boolean isPort(String value, int least) {
    return value.matches("[0-9]{1,5}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= LAST_PORT;
  }

  private static boolean isHostAndPort(String value) {
    int colon = value.lastIndexOf(':');
    return colon > 0
        && HOST.test().test(value.substring(0, colon).strip())
        && isPort(value.substring(colon + 1).strip(), 1);
  }

  private static boolean isAddress(String value) {
    try {
      URI address = URI.create(value);
      String scheme = address.getScheme();
      return ("http".equals(scheme) || "https".equals(scheme)) && address.getHost() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
