package dev.handback.api.webhook;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sources by name, with their keys resolved once, at start. */
final class Endpoints {

  private final Map<String, Endpoint> byName;

  private Endpoints(Map<String, Endpoint> byName) {
    this.byName = byName;
  }

  Optional<Endpoint> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Reads {@code sources.yaml} and resolves its keys.
   *
   * @throws ConfigurationException with file and line of everything that is wrong
   */
  static Endpoints read(Path path) {
    var file = ConfigurationFile.read(path, "sources.schema.json", Sources.class);
    var secrets = SecretReferences.beside(path);
    List<Problem> problems = new ArrayList<>();
    Map<String, Endpoint> byName = new LinkedHashMap<>();
    for (int i = 0; i < file.value().sources().size(); i++) {
      var source = file.value().sources().get(i);
      var scheme = SignatureScheme.of(source.scheme());
      var keys = keys(file, i, scheme, secrets, problems);
      if (byName.put(source.name(), new Endpoint(source, scheme, keys)) != null) {
        problems.add(
            file.problem(
                "/sources/%d/name".formatted(i),
                "source \"%s\" is there twice".formatted(source.name())));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Endpoints(byName);
  }

  private static List<byte[]> keys(
      ConfigurationFile<Sources> file,
      int source,
      SignatureScheme scheme,
      SecretReferences secrets,
      List<Problem> problems) {
    List<byte[]> keys = new ArrayList<>();
    var references = file.value().sources().get(source).keys();
    for (int i = 0; i < references.size(); i++) {
      try {
        keys.add(scheme.key(secrets.resolve(references.get(i)).reveal()));
      } catch (UnresolvedSecretException | IllegalArgumentException e) {
        var at = "/sources/%d/keys/%d".formatted(source, i);
        problems.add(file.problem(at, String.valueOf(e.getMessage())));
      }
    }
    return keys;
  }
}
