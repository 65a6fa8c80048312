package dev.reelwise.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Ways in which a file can be spoilt. */
enum Mutation {
  FLIPPED_BITS {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      byte[] mutant = file.clone();
      int flips = 1 + random.nextInt(24);
      for (int i = 0; i < flips; i++) {
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return mutant;
    }
  },
  SPOILT_BEGIN {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      byte[] mutant = file.clone();
      for (int i = 0; i < 4; i++) {
        mutant[random.nextInt(Math.min(600, mutant.length))] = (byte) random.nextInt(256);
      }
      return mutant;
    }
  },
  CUT_OFF {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  SPLICED {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int at = random.nextInt(other.length);
      byte[] mutant = Arrays.copyOf(file, from + other.length - at);
      System.arraycopy(other, at, mutant, from, other.length - at);
      return mutant;
    }
  },
  /** Sizes of boxes, counts of entries and lengths of time are numbers of four bytes. */
  EDITED_NUMBER {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      byte[] mutant = file.clone();
      int[] values = {0, 1, 7, 8, 16, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, file.length};
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(mutant.length - 4);
        ByteBuffer.wrap(mutant).putInt(at, values[random.nextInt(values.length)]);
      }
      return mutant;
    }
  },
  /** The four bytes before a name of four letters. */
  EDITED_BOX {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      byte[] mutant = file.clone();
      int begin = random.nextInt(mutant.length - 8);
      for (int i = 0; i < mutant.length - 8; i++) {
        int at = 4 + (begin + i) % (mutant.length - 8);
        if (isName(mutant, at)) {
          ByteBuffer size = ByteBuffer.wrap(mutant, at - 4, 4);
          size.putInt(size.getInt(at - 4) + random.nextInt(-64, 64));
          return mutant;
        }
      }
      return mutant;
    }
  },
  SWAPPED_PARTS {
    @Override
    byte[] of(byte[] file, byte[] other, SplittableRandom random) {
      byte[] mutant = file.clone();
      int length = 1 + random.nextInt(Math.max(1, mutant.length / 4));
      int one = random.nextInt(mutant.length - length);
      int two = random.nextInt(mutant.length - length);
      System.arraycopy(file, one, mutant, two, length);
      System.arraycopy(file, two, mutant, one, length);
      return mutant;
    }
  };

  /** A spoilt copy of {@code file}, which may hold a part of {@code other}. */
  abstract byte[] of(byte[] file, byte[] other, SplittableRandom random);

  private static boolean isName(byte[] bytes, int at) {
    for (int i = at; i < at + 4; i++) {
      if (bytes[i] < 'a' || bytes[i] > 'z') {
        return false;
      }
    }
    return true;
  }
}
