package dev.handback.demo.stack;

import dev.handback.estate.EstateException;
import dev.handback.estate.HandbackHome;
import dev.handback.estate.Launch;
import dev.handback.estate.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java program of this checkout, run as a process of its own.
 *
 * @param module the folder of its Maven module; the build has left its class path there
 */
record JavaProgram(String name, String module, String mainClass, List<String> options) {
  JavaProgram {
    options = List.copyOf(options);
  }

  ProcessSpec spec(Launch launch, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    // Halves the time to start; made when the program first ends, and anew when it has changed.
    command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:aot=off"));
    command.add("-XX:SharedArchiveFile=" + launch.dir().resolve(name + ".jsa"));
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath(launch.home()), mainClass));
    return ProcessSpec.of(name, launch, command);
  }

  /** When the newest part of it that is ours was built. */
  FileTime builtAt(HandbackHome home) {
    return Stream.of(classPath(home).split(":", -1))
        .filter(entry -> entry.startsWith(home.root().toString()))
        .map(entry -> modified(Path.of(entry)))
        .max(FileTime::compareTo)
        .orElseThrow();
  }

  private String classPath(HandbackHome home) {
    Path target = home.root().resolve(module).resolve("target");
    try {
      return own(target) + ":" + Files.readString(target.resolve("classpath")).strip();
    } catch (IOException e) {
      throw new EstateException(
          name + " is not built: run ./handback in " + home.root() + ", which builds it.", e);
    }
  }

  /** The jar, or the classes where Maven has not come as far as the jar. */
  private static Path own(Path target) {
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.list(target);
        Stream<Path> compiled = Files.walk(classes)) {
      FileTime newest = compiled.map(JavaProgram::modified).max(FileTime::compareTo).orElseThrow();
      return files
          .filter(file -> file.getFileName().toString().endsWith("-SNAPSHOT.jar"))
          .filter(jar -> modified(jar).compareTo(newest) >= 0)
          .findFirst()
          .orElse(classes);
    } catch (IOException e) {
      throw new EstateException("There is nothing built in " + target + ".", e);
    }
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new EstateException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
