package dev.reelwise.speech.apart;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells too little memory from other failures, whichever runtime met it. */
final class Shortage {

  private static final Pattern WORDS =
      Pattern.compile(
          "bad[_ ]alloc|OutOfMemory|insufficient memory|could not reserve|cannot allocate memory"
              + "|fail\\w* to (?:allocate|mmap|map|start thread)|memory allocation"
              + "|unable to create native thread|error occurred during initialization of VM",
          Pattern.CASE_INSENSITIVE);

  private Shortage() {}

  static boolean isMeant(String complaints) {
    return WORDS.matcher(complaints).find();
  }

  static boolean isCause(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || isMeant(String.valueOf(cause.getMessage()))) {
        return true;
      }
    }
    return false;
  }
}
