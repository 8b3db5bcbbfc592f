package dev.handback.demo.command;

import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.policy.Departure;
import dev.handback.configuration.policy.PolicyFile;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy check} and {@code policy try}: what a policy says before it is in force (P4). */
@Command(
    name = "policy",
    description = "Checks a policy file, or shows what it would do.",
    synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommands {
  private final Terminal terminal;

  public PolicyCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A wrong file ends in an exception that names every problem by its line. */
  @Command(description = "Checks a policy file: its form, its values and its conditions.")
  int check(@Parameters(paramLabel = "FILE", description = "A policy.yaml.") Path file) {
    PolicyFile policy = PolicyFile.read(file).value();
    int rules = policy.rules().size();
    long conditions = policy.rules().stream().filter(rule -> rule.when() != null).count();
    terminal.say(
        "%s is fine: version %s, %s, %d with a condition"
            .formatted(file, policy.version(), Words.count(rules, "approval rule"), conditions));
    return 0;
  }

  @Command(
      name = "try",
      description = "Shows what a policy would do when somebody leaves; nothing is touched.")
  int rehearse(
      @Parameters(paramLabel = "FILE", description = "A policy.yaml.") Path file,
      @Option(names = "--subject-kind", required = true, description = "${COMPLETION-CANDIDATES}.")
          SubjectKind kind,
      @Option(names = "--subject-id", required = true, description = "For example e-1001.")
          String id,
      @Option(names = "--subject-email", description = "The work address.") @Nullable String email,
      @Option(names = "--subject-name", description = "The display name.") @Nullable String name,
      @Option(names = "--subject-manager", description = "The manager's id.")
          @Nullable String manager,
      @Option(names = "--trigger", required = true, description = "${COMPLETION-CANDIDATES}.")
          Trigger trigger,
      @Option(
              names = "--risk",
              defaultValue = "NORMAL",
              description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
          Risk risk) {
    ConfigurationFile<PolicyFile> policy = PolicyFile.read(file);
    Subject subject = new Subject(kind, id, email, name, manager);
    terminal.say(new PolicyTable(policy).of(new Departure(subject, trigger, risk)));
    return 0;
  }
}
