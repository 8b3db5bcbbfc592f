package dev.handback.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves secret references from this process's environment and from files. */
public final class SecretReferences {

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder where relative {@code file:} references start, usually the configuration's folder
   */
  public SecretReferences(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** The references of this file: relative ones start in its folder. */
  public static SecretReferences beside(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return in(folder == null ? Path.of("/") : folder);
  }

  /** From this process's own environment. */
  public static SecretReferences in(Path folder) {
    return new SecretReferences(folder, System.getenv());
  }

  /**
   * The secret. Files are read anew each time, so that a rotated one counts at once; a line break
   * at their end is not part of it.
   *
   * @throws UnresolvedSecretException naming the reference, never a value
   */
  public ResolvedSecret resolve(SecretReference reference) {
    var value =
        reference.scheme().equals("env")
            ? environment.get(reference.place())
            : contentOf(reference);
    if (value == null) {
      throw new UnresolvedSecretException(reference, "the variable is not set");
    }
    if (value.isBlank()) {
      throw new UnresolvedSecretException(reference, "it is empty");
    }
    return new ResolvedSecret(value);
  }

  private @Nullable String contentOf(SecretReference reference) {
    try {
      return Files.readString(folder.resolve(reference.place())).stripTrailing();
    } catch (IOException e) {
      // the cause's message is a path, which the reference names already
      throw new UnresolvedSecretException(reference, "the file cannot be read");
    }
  }
}
