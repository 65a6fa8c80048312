package dev.reelwise.language;

import java.util.List;

/** The middle of the vectors around each place: a sliding sum, so linear in their number. */
final class LocalCentre {

  private final List<float[]> vectors;
  private final List<Boolean> leftOut;
  private final int around;
  private final float[] sum = new float[TextEmbedder.DIMENSIONS];
  private int from;
  private int to;

  LocalCentre(List<float[]> vectors, List<Boolean> leftOut, int around) {
    this.vectors = vectors;
    this.leftOut = leftOut;
    this.around = around;
  }

  /** A unit vector. Places must be asked for in ascending order. */
  float[] at(int place) {
    while (to < Math.min(vectors.size(), place + around + 1)) {
      add(to++, 1);
    }
    while (from < place - around) {
      add(from++, -1);
    }
    return Vectors.unit(sum);
  }

  private void add(int place, int sign) {
    if (!leftOut.get(place)) {
      Vectors.add(sum, vectors.get(place), sign);
    }
  }
}
