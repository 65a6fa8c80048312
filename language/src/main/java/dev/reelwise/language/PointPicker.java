package dev.reelwise.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the few points that together stand for all: cuts the talk into as many blocks, and takes
 * the point of each that is nearest to the others in it. Which cuts are best is known for certain
 * (the optimal partition of an ordered sequence: Fisher, On Grouping for Maximum Homogeneity,
 * 1958), so no block gets a second sentence while another has none.
 */
final class PointPicker {

  /** More than this many points are first thinned out evenly; it bounds time and memory. */
  private static final int MOST = 400;

  private static final double THE_SAME = 0.88;

  private PointPicker() {}

  /** At most {@code count} points, in the order of the talk; none says what another does. */
  static List<Point> pick(List<Point> points, int count) {
    List<Point> few = withoutRepeats(thinned(points));
    int blocks = Math.min(count, few.size());
    return new Partition(few, blocks).representatives().stream().map(few::get).toList();
  }

  /** Of what is said again and again, the best. */
  private static List<Point> withoutRepeats(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    List<Point> bestFirst =
        points.stream().sorted(Comparator.comparingDouble(Point::merit).reversed()).toList();
    for (Point next : bestFirst) {
      if (kept.stream().allMatch(one -> Vectors.dot(one.vector(), next.vector()) <= THE_SAME)) {
        kept.add(next);
      }
    }
    kept.sort(Comparator.comparingInt(Point::place));
    return kept;
  }

  /** The best of each of {@link #MOST} stretches. */
  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= MOST) {
      return points;
    }
    List<Point> best = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      int from = (int) ((long) points.size() * i / MOST);
      int to = (int) ((long) points.size() * (i + 1) / MOST);
      best.add(
          points.subList(from, to).stream()
              .max(Comparator.comparingDouble(Point::merit))
              .orElseThrow());
    }
    return best;
  }
}
