package dev.handback.estate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout and the folder beside it that holds what was built, unpacked or downloaded once.
 *
 * @param root the checkout: {@code handback.root}, else {@code HANDBACK_ROOT}, else the nearest
 *     parent folder
 * @param home {@code HANDBACK_HOME}, else {@code <root>/.handback}
 */
public record HandbackHome(Path root, Path home) {
  /** Source: system property, environment, then the working directory and its parents. */
  public static HandbackHome find() {
    Path root =
        setting("handback.root", "HANDBACK_ROOT").orElseGet(HandbackHome::walkUp).toAbsolutePath();
    Path home = setting("handback.home", "HANDBACK_HOME").orElse(root.resolve(".handback"));
    return new HandbackHome(root, home.toAbsolutePath());
  }

  /** The Go module from which a server is built. */
  Path goModule(String folder) {
    return root.resolve("infra").resolve(folder);
  }

  Path bin() {
    return home.resolve("bin");
  }

  /** A server archive that the build of this module copied from Maven's repository. */
  Path artifact(String fileName) {
    return Stream.of(home, root.resolve(".handback"))
        .map(folder -> folder.resolve("artifacts").resolve(fileName))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new EstateException(
                fileName
                    + " is missing in "
                    + home.resolve("artifacts")
                    + "; run mvn -pl infra/estate -am process-resources in "
                    + root));
  }

  private static Optional<Path> setting(String property, String variable) {
    return Stream.of(System.getProperty(property), System.getenv(variable))
        .filter(value -> value != null && !value.isBlank())
        .map(Path::of)
        .findFirst();
  }

  private static Path walkUp() {
    Path start = Path.of("").toAbsolutePath();
    return Stream.<Path>iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("infra/engine/go.mod")))
        .findFirst()
        .orElseThrow(() ->
            new EstateException(
                "No Handback checkout above " + start + "; set HANDBACK_ROOT to its folder."));
  }
}
