package dev.reelwise.cli.doctor;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.Doctor;
import dev.reelwise.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what was found on this machine. */
@Command(
    name = "doctor",
    description =
        "Looks at what Reelwise needs here: each is fine, or has a remedy. Ends with 1 when one isn't.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Doctor.Finding> findings = new ArrayList<>();
    findings.add(Programs.jdk());
    findings.add(Programs.maven());
    findings.addAll(
        Doctor.examine(
            StackSettings.of(options.data().path()).withEnvironment(options.settings().values())));
    System.out.println(json ? Json.write(findings) : table(findings));
    return findings.stream().allMatch(Doctor.Finding::ok)
        ? ExitCode.OK.number()
        : ExitCode.FAILED.number();
  }

  private static String table(List<Doctor.Finding> findings) {
    var text = new StringBuilder();
    for (var finding : findings) {
      var mark = finding.ok() ? "ok     " : "MISSING";
      text.append("%s  %-18s %s%n".formatted(mark, finding.subject(), finding.found()));
      if (!finding.remedy().isBlank()) {
        text.append("%29s→ %s%n".formatted("", finding.remedy()));
      }
    }
    return text.toString().stripTrailing();
  }
}
