package dev.handback.demo.stack;

import dev.handback.estate.EstateProcess;
import dev.handback.estate.HandbackHome;
import dev.handback.estate.StepCa;
import dev.handback.estate.TemporalUi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where one demo keeps everything it has. Two demos in two folders know nothing of each other.
 *
 * @param tools the checkout, with what was downloaded or built once for all demos
 */
public record DemoHome(HandbackHome tools, Path dir) {
  public DemoHome {
    dir = dir.toAbsolutePath().normalize();
  }

  /** The one that the script uses: {@code HANDBACK_HOME}, else {@code .handback}. */
  public static DemoHome find() {
    return in(HandbackHome.find().home());
  }

  public static DemoHome in(Path dir) {
    Path root = HandbackHome.find().root();
    return new DemoHome(new HandbackHome(root, root.resolve(".handback")), dir);
  }

  /** The folder of one process: data, log, pid file, remembered ports and passwords. */
  public Path of(Part part) {
    return dir.resolve(part.label());
  }

  public Path file(String name) {
    return dir.resolve(name);
  }

  /** Written when the demo is ready: all that a script needs. */
  public Path demoJson() {
    return file("demo.json");
  }

  public Path log(Part part) {
    return of(part).resolve(part.processName() + ".log");
  }

  /** The process, if it runs, whoever started it. */
  public Optional<EstateProcess> running(Part part) {
    return EstateProcess.running(of(part), part.processName());
  }

  /** The processes that can be had here: without Go there is no CA. */
  public List<Part> parts() {
    return Arrays.stream(Part.values())
        .filter(part -> part != Part.CERTIFICATES || StepCa.canBeHad(tools))
        .toList();
  }

  /** The targets among them. */
  List<Part> targets() {
    return parts().stream().filter(Part.targets()::contains).toList();
  }

  /** What runs for this process alone: the CA's database, the engine's UI. */
  Optional<EstateProcess> beside(Part part) {
    if (part == Part.ENGINE) {
      return TemporalUi.running(of(part));
    }
    return part == Part.CERTIFICATES ? StepCa.runningStore(of(part)) : Optional.empty();
  }

  /** All logs in one place, {@code logs/<process>.log}. */
  void linkLog(Part part) {
    Path logs = file("logs");
    Path link = logs.resolve(part.label() + ".log");
    try {
      Files.createDirectories(logs);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, logs.relativize(log(part)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link the log " + link, e);
    }
  }
}
