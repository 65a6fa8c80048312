package dev.reelwise.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells the sentences that can stand for a talk's points from asides and filler. A point is near to
 * the middle of what is said around it (degree centrality without a threshold, as in LexRank by
 * Erkan and Radev, 2004, which for unit vectors is the product with their sum), and nearer to it
 * than to any known aside.
 */
final class PointFinder {

  /** A talk changes its subject; what is said around a sentence is this many on each side. */
  private static final int AROUND = 40;

  private static final double NEAR_THE_END = 0.8;

  private static final int ENOUGH = 4;
  private static final double CLEARLY = 0.05;
  private static final double SHARE_OF_GOOD_TOPIC = 0.55;

  private static final Pattern BADLY_OPENED =
      Pattern.compile(
          "^(it|they|he|she|this|that|these|those|and|or|but|also|which)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_THE_SPEAKER =
      Pattern.compile(".*\\b(I|me|my|mine|I'm|I've|I'll)\\b.*");
  private static final Pattern ONCE =
      Pattern.compile(".*\\b(once|last (night|week|year|summer)|yesterday|by the way)\\b.*");
  private static final Pattern SAYS_THAT_IT_MATTERS =
      Pattern.compile(
          ".*\\b(important|key|reason|because|therefore|result|conclusion|means|main|lesson|point"
              + "|mistake|problem|solution|shows?|shown|found|always|never|must|should|most)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private final Asides asides;

  PointFinder(Asides asides) {
    this.asides = asides;
  }

  /** Possible points in the order of the talk; none only where there is no sentence. */
  List<Point> points(List<Sentence> sentences, List<float[]> vectors) {
    List<Point> all = weigh(sentences, vectors);
    double good = goodTopic(all);
    List<Point> clear =
        only(all, p -> p.isClear(CLEARLY) && p.topic() >= SHARE_OF_GOOD_TOPIC * good);
    List<Point> likely = clear.size() >= ENOUGH ? clear : only(all, p -> p.isClear(0));
    List<Point> possible = likely.isEmpty() ? only(all, p -> !p.aside()) : likely;
    return possible.isEmpty() ? all : possible;
  }

  private static List<Point> only(List<Point> points, Predicate<Point> kept) {
    return points.stream().filter(kept).toList();
  }

  /** The topic value that a quarter of the sentences reach. */
  private static double goodTopic(List<Point> points) {
    List<Double> topics =
        points.stream().map(Point::topic).sorted(Comparator.reverseOrder()).toList();
    return topics.isEmpty() ? 0 : topics.get(topics.size() / 4);
  }

  private List<Point> weigh(List<Sentence> sentences, List<float[]> vectors) {
    List<Boolean> known =
        sentences.stream()
            .map(s -> asides.matches(s.text()) || Signposts.announces(s) || Signposts.asks(s))
            .toList();
    LocalCentre centre = new LocalCentre(vectors, known, AROUND);
    List<Opening> openings = openings(sentences);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      float[] vector = vectors.get(i);
      double topic = Vectors.dot(vector, centre.at(i));
      double likeness = asides.likeness(vector);
      double place = (double) i / sentences.size();
      boolean concludes = place > NEAR_THE_END && Signposts.concludes(sentences.get(i));
      double standing = place < 0.15 || concludes ? 0.05 : 0;
      Opening opening = concludes ? Opening.SURE : openings.get(i);
      double merit = topic - likeness / 2 + style(sentences.get(i)) + standing + opening.merit();
      points.add(
          new Point(i, sentences.get(i), vector, topic, likeness, known.get(i), merit, opening));
    }
    return points;
  }

  private static List<Opening> openings(List<Sentence> sentences) {
    List<Opening> openings = new ArrayList<>();
    Opening announced = Opening.NONE;
    for (Sentence sentence : sentences) {
      boolean heading = Signposts.announces(sentence);
      openings.add(!heading && Signposts.enumerates(sentence) ? Opening.SURE : announced);
      announced = heading ? Opening.SURE : Signposts.asks(sentence) ? Opening.LIKELY : Opening.NONE;
    }
    return openings;
  }

  /** What the wording adds to a sentence's merit. */
  private static double style(Sentence sentence) {
    String text = sentence.text();
    double style = 0;
    style -= sentence.words() < 8 ? 0.15 : 0;
    style -= sentence.words() > 45 ? 0.1 : 0;
    style -= text.endsWith("?") ? 0.15 : 0;
    style -= BADLY_OPENED.matcher(text).matches() ? 0.08 : 0;
    style -= OF_THE_SPEAKER.matcher(text).matches() ? 0.06 : 0;
    style -= ONCE.matcher(text).matches() ? 0.08 : 0;
    style += SAYS_THAT_IT_MATTERS.matcher(text).matches() ? 0.05 : 0;
    return style;
  }
}
