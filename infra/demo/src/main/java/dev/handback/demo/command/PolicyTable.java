package dev.handback.demo.command;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.configuration.policy.Rehearsal;
import dev.handback.configuration.policy.Rehearsal.Answer;
import java.util.List;
import java.util.stream.Collectors;

/** What a policy does for one departure, as a table. */
final class PolicyTable {
  private final ConfigurationFile<PolicyFile> file;

  PolicyTable(ConfigurationFile<PolicyFile> file) {
    this.file = file;
  }

  String of(Departure departure) {
    return heading(departure) + "\n\n" + table(new Rehearsal(file).of(departure));
  }

  private String heading(Departure departure) {
    return "Policy %s for %s %s, %s, risk %s"
        .formatted(
            file.value().version(),
            departure.subject().kind(),
            departure.subject().label(),
            departure.trigger(),
            departure.risk());
  }

  private static String table(List<Answer> rows) {
    int what = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
    int answer = rows.stream().mapToInt(row -> row.answer().length()).max().orElse(0);
    String line = "  %-" + what + "s  %-" + answer + "s  %s";
    return rows.stream()
        .map(row -> line.formatted(row.what(), row.answer(), row.why()))
        .collect(Collectors.joining("\n"));
  }
}
