package dev.handback.demo;

import dev.handback.configuration.ConfigurationException;
import dev.handback.demo.bench.Bench;
import dev.handback.demo.bench.BenchTable;
import dev.handback.demo.chaos.Chaos;
import dev.handback.demo.chaos.ChaosResult;
import dev.handback.demo.command.DemoCommand;
import dev.handback.demo.command.PolicyCommands;
import dev.handback.demo.command.ProcessCommands;
import dev.handback.demo.command.Terminal;
import dev.handback.demo.operate.ExitCode;
import dev.handback.demo.operate.Export;
import dev.handback.demo.operate.LeaverCommands;
import dev.handback.demo.operate.RecordCommands;
import dev.handback.demo.operate.Refused;
import dev.handback.demo.operate.ScheduleCommands;
import dev.handback.demo.operate.Seats;
import dev.handback.demo.operate.SignOff;
import dev.handback.demo.stack.DemoHome;
import dev.handback.estate.EstateException;
import dev.handback.offboarding.SettingsActivities.SweepMode;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The Java behind the script {@code ./handback}. */
@Command(
    name = "./handback",
    description = "Ends an identity's access everywhere and hands its paid seats back.",
    synopsisSubcommandLabel = "COMMAND")
public final class Handback {
  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  private Handback(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Exit codes: {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(commandLine(new Terminal(System.out)).execute(arguments));
  }

  /** What can be foreseen ends in sentences and its code, everything else in a stack trace. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine commandLine = new CommandLine(new Handback(terminal));
    commandLine.addSubcommand(new PolicyCommands(terminal));
    Stream.of(
            new LeaverCommands.Offboard(terminal),
            new LeaverCommands.Preview(terminal),
            new RecordCommands.List(terminal),
            new RecordCommands.Show(terminal),
            new SignOff(terminal),
            new Seats(terminal),
            new Export(terminal),
            new ScheduleCommands(terminal))
        .forEach(commandLine::addSubcommand);
    commandLine.getSubcommands().values().forEach(Handback::withHelp);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (!(failure instanceof Refused
          || failure instanceof EstateException
          || failure instanceof ConfigurationException)) {
        throw failure;
      }
      command.getErr().println(failure.getMessage());
      return failure instanceof Refused refused ? refused.code() : ExitCode.NO;
    });
    return commandLine;
  }

  private static void withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("What can be said here.")
                .build());
    command.getSubcommands().values().forEach(Handback::withHelp);
  }

  @Command(description = "Starts everything, lets three people leave and shows what becomes of it.")
  int demo(
      @Option(names = "--detach", description = "Only start, and return when everything answers.")
          boolean detach) {
    return new DemoCommand(DemoHome.find(), terminal).run(detach);
  }

  @Command(description = "Stops what demo has started, and nothing else.")
  int down(@Option(names = "--wipe", description = "Also forget the data.") boolean wipe) {
    return processes().down(wipe);
  }

  @Command(description = "Starts one process: engine, database, worker, api or a target.")
  int start(@Parameters(paramLabel = "NAME") String name) {
    return processes().start(name);
  }

  @Command(description = "Stops one process.")
  int stop(@Parameters(paramLabel = "NAME") String name) {
    return processes().stop(name);
  }

  @Command(description = "Shows which processes run.")
  int status(@Option(names = "--json", description = "For programs.") boolean json) {
    return processes().status(json);
  }

  @Command(description = "Measures Handback against the bare engine, on a stack of its own.")
  int bench(
      @Option(
              names = "--sweeps",
              defaultValue = "ORDINARY",
              description = "How stages reach targets: ${COMPLETION-CANDIDATES}.")
          SweepMode sweeps) {
    DemoHome home = DemoHome.find();
    Bench bench = new Bench(home.file("bench"), sweeps, terminal::tick);
    terminal.say(BenchTable.of(bench.run(home.file("bench.json"))));
    return 0;
  }

  @Command(
      description = "Kills, stops and corrupts parts of a stack of its own while people leave.")
  int chaos() {
    DemoHome home = DemoHome.find();
    ChaosResult result = new Chaos(home.file("chaos"), terminal::tick).run(home.file("chaos.json"));
    terminal.title(Chaos.table(result));
    return result.allCompleted() ? 0 : 1;
  }

  @Command(description = "Prints what has bash or zsh complete all of this.")
  int completion() {
    terminal.say(AutoComplete.bash("handback", spec.commandLine()));
    return ExitCode.OK;
  }

  private ProcessCommands processes() {
    return new ProcessCommands(DemoHome.find(), terminal);
  }
}
