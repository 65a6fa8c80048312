package dev.reelwise.speech;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes markup out of a caption's text, and puts what it stands for in its place. */
final class CueText {

  /** WebVTT's tags: classes, voices, languages, ruby, times. A lone sign is text. */
  private static final Pattern WEB_VTT_TAG = Pattern.compile("</?[A-Za-z0-9.][^<>]*>|</>");

  private static final Pattern SRT_TAG =
      Pattern.compile("(?i)</?(?:b|i|u|s|font|c|v|ruby|rt|lang)(?:[ .][^<>]*)?>");

  /** Places and styles that came into SubRip from another format: {@code {\an8}}, {@code {i}}. */
  private static final Pattern SRT_CODE = Pattern.compile("\\{\\\\[^{}]*}|\\{/?[biuBIU]}");

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));");

  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0", "lrm",
          "\u200E", "rlm", "\u200F");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\u00A0\\u2028\\u2029]+");

  private CueText() {}

  static String ofWebVtt(String marked) {
    String plain = WEB_VTT_TAG.matcher(marked).replaceAll("");
    return oneLine(REFERENCE.matcher(plain).replaceAll(CueText::meant));
  }

  /** SubRip has no entities: what looks like one is text. */
  static String ofSrt(String marked) {
    return oneLine(SRT_CODE.matcher(SRT_TAG.matcher(marked).replaceAll("")).replaceAll(""));
  }

  static String oneLine(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String meant(MatchResult reference) {
    String named = reference.group(3);
    String text =
        named == null ? character(reference) : NAMED.getOrDefault(named, reference.group());
    return Matcher.quoteReplacement(text);
  }

  private static String character(MatchResult reference) {
    int point =
        reference.group(1) == null
            ? Integer.parseInt(reference.group(2), 16)
            : Integer.parseInt(reference.group(1));
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return Character.isValidCodePoint(point) && !surrogate
        ? Character.toString(point)
        : reference.group();
  }
}
