package dev.handback.estate;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of the machine. */
final class Executables {
  private Executables() {}

  static Optional<Path> onPath(String program) {
    String path = System.getenv("PATH");
    return path == null ? Optional.empty() : in(program, path.split(File.pathSeparator, -1));
  }

  /** The first of these folders that has the program. */
  static Optional<Path> in(String program, String... folders) {
    return Stream.of(folders)
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The {@code java} of the running JVM: the servers need no other. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static boolean weAreRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
