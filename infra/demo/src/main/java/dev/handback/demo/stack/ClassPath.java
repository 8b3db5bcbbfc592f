package dev.handback.demo.stack;

import dev.handback.estate.EstateException;
import dev.handback.estate.HandbackHome;
import dev.handback.offboarding.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program is made of: the script's copies, which no later build disturbs, or in a Maven
 * build what that has made so far.
 */
record ClassPath(Path root, List<Path> entries) {
  /** The folder of the script's copies, set by the script. */
  private static final String COPIES = "handback.programs";

  ClassPath {
    entries = List.copyOf(entries);
  }

  /**
   * The class path of a program.
   *
   * @param module the folder of its Maven module
   * @param beside modules whose own classes it sees as well
   */
  static ClassPath of(HandbackHome home, String name, String module, List<String> beside) {
    try {
      List<Path> entries = new ArrayList<>();
      Optional<Path> copies = copies();
      if (copies.isPresent()) {
        entries.addAll(read(copies.get().resolve(name + ".classpath")));
      } else {
        Path target = home.root().resolve(module).resolve("target");
        entries.add(made(target));
        entries.addAll(read(target.resolve("classpath")));
      }
      for (String other : beside) {
        entries.add(copies.isPresent() ? copied(copies.get(), other) : made(target(home, other)));
      }
      return new ClassPath(home.root(), entries);
    } catch (IOException e) {
      throw new EstateException(
          name + " is not built: run ./handback in " + home.root() + ", which builds it.", e);
    }
  }

  /** When the newest part of it that is ours was built. */
  FileTime builtAt() {
    return entries.stream()
        .filter(entry -> entry.startsWith(root))
        .map(ClassPath::modified)
        .max(FileTime::compareTo)
        .orElseThrow();
  }

  /**
   * Where the JVM keeps what it learned of these classes, which makes the next start three times as
   * fast; only for the script's copies. Another build has another one: the JVM does not renew it.
   */
  Optional<Path> archive(String name) {
    String digest = Digest.hex(toString(), builtAt().toString());
    return copies().map(folder -> folder.resolve(name + "-" + digest + ".jsa"));
  }

  @Override
  public String toString() {
    return String.join(":", entries.stream().map(Path::toString).toList());
  }

  private static Optional<Path> copies() {
    return Optional.ofNullable(System.getProperty(COPIES)).map(Path::of);
  }

  private static List<Path> read(Path file) throws IOException {
    return Stream.of(Files.readString(file).strip().split(":", -1)).map(Path::of).toList();
  }

  private static Path copied(Path copies, String module) throws IOException {
    String artifact = module.substring(module.lastIndexOf('/') + 1);
    return read(copies.resolve(artifact + ".classpath")).getFirst();
  }

  private static Path target(HandbackHome home, String module) {
    return home.root().resolve(module).resolve("target");
  }

  /** The jar, or the classes where Maven has not come as far as the jar. */
  private static Path made(Path target) throws IOException {
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.list(target);
        Stream<Path> compiled = Files.walk(classes)) {
      FileTime newest = compiled.map(ClassPath::modified).max(FileTime::compareTo).orElseThrow();
      return files
          .filter(file -> file.getFileName().toString().endsWith("-SNAPSHOT.jar"))
          .filter(jar -> modified(jar).compareTo(newest) >= 0)
          .findFirst()
          .orElse(classes);
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
