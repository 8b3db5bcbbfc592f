package dev.handback.demo.operate;

import dev.handback.demo.command.Terminal;
import dev.handback.demo.web.Web;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sign-off}: an owner's word about something that others depend on (O1). */
@Command(name = "sign-off", description = "Signs off something that others depend on.")
public final class SignOff implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final Where where = new Where();

  @Parameters(paramLabel = "OFFBOARDING", description = "Its id, ob-….")
  private String offboarding = "";

  @Parameters(paramLabel = "ITEM", description = "The item's id, as show has it.")
  private String item = "";

  @Parameters(paramLabel = "DECISION", description = "${COMPLETION-CANDIDATES}.")
  private Decision decision = Decision.APPROVE;

  @Option(names = "--until", paramLabel = "TIME", description = "KEEP: how long it stays.")
  private @Nullable String until;

  @Option(names = "--to", paramLabel = "WHO", description = "REASSIGNED: who has it from now on.")
  private @Nullable String to;

  @Option(names = "--comment", description = "For the record.")
  private @Nullable String comment;

  public SignOff(Terminal terminal) {
    this.terminal = terminal;
  }

  /** As the api takes them. */
  enum Decision {
    APPROVE,
    REKEYED,
    REASSIGNED,
    KEEP
  }

  @Override
  public Integer call() {
    var body =
        Where.mapper()
            .createObjectNode()
            .put("decision", decision.name())
            .put("until", until)
            .put("to", to)
            .put("comment", comment);
    var path =
        "/offboardings/%s/items/%s/sign-off".formatted(Web.encoded(offboarding), Web.encoded(item));
    var told = where.signedIn("app-owner").post(path, body);
    terminal.say(where.json() ? Where.pretty(told) : decision + " was told to the run.");
    return ExitCode.OK;
  }
}
