package dev.reelwise.bench;

import java.util.List;

/**
 * What a bench has found.
 *
 * @param bench its name on the command line
 * @param title what was measured, as a heading
 * @param command by which anyone can measure it again
 * @param remarks sentences that a reader needs to judge the figures
 */
public record Report(
    String bench, String title, String command, Table table, List<String> remarks) {

  public Report {
    remarks = List.copyOf(remarks);
  }
}
