package dev.reelwise.media;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a child is kept from starting processes and threads without end. The usual limit counts all
 * that a user runs, and does not hold for root; so a child is counted by itself where it can be: in
 * a user namespace of its own (Linux 5.14), or as root in a process namespace with few numbers.
 *
 * @param prefix what is put before the command
 * @param limit for {@code prlimit --nproc}
 * @param holds whether it is the child's own, and holds
 */
record ProcessBound(List<String> prefix, long limit, boolean holds) {

  /** ffmpeg has some dozen threads; with 64 cores, two hundred. */
  static final int OWN = 1024;

  // Where all of the user's count, ours among them, it is only a net against a flood.
  private static final int ALL_OF_THE_USER = 8192;

  // Before it, the file is the whole machine's.
  private static final double NUMBERS_BY_NAMESPACE = 6.14;

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,2})");

  // The numbers are set from inside. The shell stays, because the first process of a namespace
  // ignores signals, such as the one for a file that grows too large. Nothing of a file's name or
  // content gets into this text.
  private static final List<String> FEW_NUMBERS =
      List.of(
          "unshare",
          "--pid",
          "--fork",
          "--kill-child",
          "sh",
          "-c",
          "echo " + OWN + " > /proc/sys/kernel/pid_max && \"$@\"; exit $?",
          "sh");

  static ProcessBound tryOut(List<String> outer) throws InterruptedException {
    if (forks(outer, 8) && !forks(outer, 1)) {
      return new ProcessBound(List.of(), OWN, true);
    }
    boolean fewNumbers = kernel() >= NUMBERS_BY_NAMESPACE && works(outer, FEW_NUMBERS);
    return fewNumbers
        ? new ProcessBound(FEW_NUMBERS, ALL_OF_THE_USER, true)
        : new ProcessBound(List.of(), ALL_OF_THE_USER, false);
  }

  private static boolean forks(List<String> outer, int atMost) throws InterruptedException {
    return Trial.endsWell(
        joined(outer, List.of("prlimit", "--nproc=" + atMost, "sh", "-c", "true & wait $!")));
  }

  private static boolean works(List<String> outer, List<String> prefix)
      throws InterruptedException {
    return Trial.works(joined(outer, prefix));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  /** Major and minor as a number that can be compared: 6.08, 6.14. */
  private static double kernel() {
    Matcher version = VERSION.matcher(System.getProperty("os.version", ""));
    return version.lookingAt()
        ? Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) / 100.0
        : 0;
  }
}
