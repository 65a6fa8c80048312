package dev.reelwise.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the few points that together stand for all: greedily the one that adds most to how well
 * each point has a near one among those picked (facility location; Lin and Bilmes, A Class of
 * Submodular Functions for Document Summarization, 2011), plus its own merit.
 */
final class PointPicker {

  /** More than this many points are first thinned out evenly; it bounds the matrix. */
  private static final int MOST = 400;

  private static final double THE_SAME = 0.88;
  private static final double WEIGHT_OF_MERIT = 0.15;
  private static final double WEIGHT_OF_TIME = 0.3;

  private PointPicker() {}

  /** At most {@code count} points, in the order of the talk; none says what another does. */
  static List<Point> pick(List<Point> points, int count) {
    List<Point> few = thinned(points);
    double[][] nearness = nearness(few, count);
    double[] covered = new double[few.size()];
    BitSet left = new BitSet();
    left.set(0, few.size());
    List<Point> picked = new ArrayList<>();
    while (picked.size() < count && !left.isEmpty()) {
      int best = best(few, left, nearness, covered);
      picked.add(few.get(best));
      Arrays.setAll(covered, i -> Math.max(covered[i], nearness[best][i]));
      left.clear(best);
      leaveOutRepeats(few.get(best), few, left);
    }
    picked.sort(Comparator.comparingInt(Point::place));
    return picked;
  }

  private static int best(List<Point> points, BitSet left, double[][] nearness, double[] covered) {
    return left.stream()
        .boxed()
        .max(Comparator.comparingDouble(one -> gain(points.get(one), nearness[one], covered)))
        .orElseThrow();
  }

  private static void leaveOutRepeats(Point said, List<Point> points, BitSet left) {
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      if (Vectors.dot(said.vector(), points.get(i).vector()) > THE_SAME) {
        left.clear(i);
      }
    }
  }

  private static double gain(Point point, double[] nearness, double[] covered) {
    double more = 0;
    for (int i = 0; i < covered.length; i++) {
      more += Math.max(0, nearness[i] - covered[i]);
    }
    return more / covered.length + WEIGHT_OF_MERIT * point.merit();
  }

  /** Near in meaning or in time: what is said in one breath mostly belongs to one point. */
  private static double[][] nearness(List<Point> points, int count) {
    int size = points.size();
    double breath = Math.max(1, (double) size / count);
    double[][] nearness = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double meaning = Math.max(0, Vectors.dot(points.get(i).vector(), points.get(j).vector()));
        double time = Math.max(0, 1 - (j - i) / breath);
        nearness[i][j] = (1 - WEIGHT_OF_TIME) * meaning + WEIGHT_OF_TIME * time;
        nearness[j][i] = nearness[i][j];
      }
    }
    return nearness;
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
