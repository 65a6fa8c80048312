package dev.reelwise.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Copies of a file that are broken somewhere, the same ones each time. */
final class Mutants {

  private static final int HEADER = 600;

  private Mutants() {}

  static List<byte[]> of(byte[] file, int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<byte[]> mutants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] mutant = file.clone();
      switch (i % 4) {
        case 0 -> spoil(mutant, mutant.length, 20, random);
        case 1 -> spoil(mutant, HEADER, 3, random);
        case 2 -> mutant = Arrays.copyOf(file, 1 + random.nextInt(file.length - 1));
        default -> Arrays.fill(mutant, random.nextInt(mutant.length), mutant.length, (byte) i);
      }
      mutants.add(mutant);
    }
    return mutants;
  }

  private static void spoil(byte[] file, int within, int times, SplittableRandom random) {
    for (int i = 0; i < times; i++) {
      file[random.nextInt(within)] = (byte) random.nextInt(256);
    }
  }
}
