package dev.handback.demo.operate;

import dev.handback.demo.command.Terminal;
import dev.handback.demo.web.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: what an auditor takes away (R4, R5). */
@Command(
    name = "export",
    description = "Writes an offboarding's sealed bundle, its evidence or its record.")
public final class Export implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final Where where = new Where();

  @Parameters(paramLabel = "OFFBOARDING", description = "Its id, ob-….")
  private String id = "";

  @Option(
      names = "--what",
      defaultValue = "BUNDLE",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
  private What what = What.BUNDLE;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Where to; a bundle goes to OFFBOARDING.zip, the rest is printed, when not given.")
  private @Nullable Path to;

  public Export(Terminal terminal) {
    this.terminal = terminal;
  }

  /** As the api calls them. */
  enum What {
    BUNDLE,
    EVIDENCE,
    RECORD
  }

  @Override
  public Integer call() {
    var session = where.signedIn("auditor");
    var path = "/offboardings/" + Web.encoded(id);
    var content =
        session.bytes(
            what == What.RECORD ? path : path + "/" + what.name().toLowerCase(Locale.ROOT));
    var file = to == null && what == What.BUNDLE ? Path.of(id + ".zip") : to;
    if (file == null) {
      terminal.say(new String(content, StandardCharsets.UTF_8).stripTrailing());
      return ExitCode.OK;
    }
    write(file, content);
    terminal.say("Written to " + file + (what == What.BUNDLE ? check(file) : ""));
    return ExitCode.OK;
  }

  private static String check(Path file) {
    return "; check it with: ./handback verify " + file;
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Refused(
          ExitCode.NO, "%s is there already and is left as it is: name another.".formatted(file));
    } catch (IOException e) {
      throw new Refused(ExitCode.NO, "%s cannot be written: %s".formatted(file, e));
    }
  }
}
