package dev.reelwise.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best cut of a sequence of n points into k blocks, by dynamic programming in O(n³ + k·n²). A
 * block is worth the sum of how near its points are to its representative, and more when it begins
 * where the speaker begins a point.
 */
final class Partition {

  private static final double WEIGHT_OF_MERIT = 0.08;
  private static final double WEIGHT_OF_TIME = 0.4;

  private final List<Point> points;
  private final int blocks;
  private final int size;

  /** Of the block from the one index to the other, both included. */
  private final double[][] worth;

  private final int[][] representative;

  Partition(List<Point> points, int blocks) {
    this.points = points;
    this.blocks = blocks;
    this.size = points.size();
    this.worth = new double[size][size];
    this.representative = new int[size][size];
    double[][] nearness = nearness();
    for (int from = 0; from < size; from++) {
      weigh(from, nearness);
    }
  }

  /** Weighs all blocks that begin at a point; the sums grow with the block. */
  private void weigh(int from, double[][] nearness) {
    double[] sums = new double[size];
    for (int to = from; to < size; to++) {
      for (int i = from; i < to; i++) {
        sums[i] += nearness[i][to];
        sums[to] += nearness[to][i];
      }
      sums[to] += nearness[to][to] + WEIGHT_OF_MERIT * size * points.get(to).merit();
      int best = from;
      for (int i = from; i <= to; i++) {
        best = sums[i] > sums[best] ? i : best;
      }
      representative[from][to] = best;
      worth[from][to] = sums[best] + points.get(from).opening().worth();
    }
  }

  /** Near in meaning or in time: what is said in one breath mostly belongs to one point. */
  private double[][] nearness() {
    double breath = Math.max(1, (double) size / Math.max(1, blocks));
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

  /** The index of each block's representative, ascending. */
  List<Integer> representatives() {
    double[] best = new double[size + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[size] = 0;
    int[][] ends = new int[blocks + 1][size + 1];
    for (int left = 1; left <= blocks; left++) {
      best = oneMoreBlock(best, ends[left]);
    }
    List<Integer> representatives = new ArrayList<>();
    int from = 0;
    for (int left = blocks; left > 0; left--) {
      int end = ends[left][from];
      representatives.add(representative[from][end - 1]);
      from = end;
    }
    return representatives;
  }

  /** From the worth of the best cut of each tail to that with a block more; notes where it ends. */
  private double[] oneMoreBlock(double[] tails, int[] ends) {
    double[] best = new double[size + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int from = 0; from < size; from++) {
      for (int end = from + 1; end <= size; end++) {
        double all = worth[from][end - 1] + tails[end];
        if (all > best[from]) {
          best[from] = all;
          ends[from] = end;
        }
      }
    }
    return best;
  }
}
