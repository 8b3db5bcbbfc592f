package dev.handback.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A command that ran to its end; the output is standard output and standard error together. */
record CommandRun(int status, String output) {
  boolean succeeded() {
    return status == 0;
  }

  static CommandRun of(List<String> command) {
    return of(command, Path.of("/"), Map.of(), line -> {});
  }

  /** Runs it in this folder and hands over each line of output as it comes. */
  static CommandRun of(
      List<String> command, Path dir, Map<String, String> environment, Consumer<String> onLine) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    StringBuilder output = new StringBuilder();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      process
          .inputReader(StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> {
            output.append(line).append('\n');
            onLine.accept(line);
          });
      return new CommandRun(process.waitFor(), output.toString());
    } catch (IOException | UncheckedIOException e) {
      throw new EstateException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw EstateException.interrupted("running " + command.getFirst(), e);
    }
  }
}
