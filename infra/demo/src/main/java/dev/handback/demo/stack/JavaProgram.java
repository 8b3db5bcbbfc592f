package dev.handback.demo.stack;

import dev.handback.estate.HandbackHome;
import dev.handback.estate.Launch;
import dev.handback.estate.ProcessSpec;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program of this checkout, run as a process of its own.
 *
 * @param module the folder of its Maven module; the build has left its class path there
 * @param beside modules whose own classes it sees as well, for example a connector of a benchmark
 */
record JavaProgram(
    String name, String module, String mainClass, List<String> options, List<String> beside) {
  JavaProgram {
    options = List.copyOf(options);
    beside = List.copyOf(beside);
  }

  JavaProgram(String name, String module, String mainClass, List<String> options) {
    this(name, module, mainClass, options, List.of());
  }

  JavaProgram beside(String other) {
    return new JavaProgram(name, module, mainClass, options, List.of(other));
  }

  ProcessSpec spec(Launch launch, List<String> more) {
    ClassPath classPath = classPath(launch.home());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    classPath
        .archive(name)
        .ifPresent(archive -> {
          command.add("-XX:+AutoCreateSharedArchive");
          command.add("-XX:SharedArchiveFile=" + archive);
          command.addAll(List.of("-Xlog:cds=off", "-Xlog:aot=off"));
        });
    command.addAll(options);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath.toString(), mainClass));
    // Each arena of the C library's allocator costs megabytes, and by default there are many.
    return ProcessSpec.of(name, launch, command).with("MALLOC_ARENA_MAX", "2");
  }

  /** When the newest part of it that is ours was built. */
  FileTime builtAt(HandbackHome home) {
    return classPath(home).builtAt();
  }

  private ClassPath classPath(HandbackHome home) {
    return ClassPath.of(home, name, module, beside);
  }
}
