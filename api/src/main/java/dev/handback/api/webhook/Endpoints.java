package dev.handback.api.webhook;

import dev.handback.api.webhook.scheme.Verifier;
import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.configuration.hr.HrApis;
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
    var apis = HrApis.read(path).value();
    var secrets = SecretReferences.beside(path);
    List<Problem> problems = new ArrayList<>();
    Map<String, Endpoint> byName = new LinkedHashMap<>();
    for (int i = 0; i < file.value().sources().size(); i++) {
      var source = file.value().sources().get(i);
      var verifier = verifier(file, i, secrets, problems);
      var limit = new DeliveryLimit(source.limit());
      var endpoint = new Endpoint(source, verifier, apis.completes(source.name()), limit);
      if (byName.put(source.name(), endpoint) != null) {
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

  private static Verifier verifier(
      ConfigurationFile<Sources> file,
      int number,
      SecretReferences secrets,
      List<Problem> problems) {
    var source = file.value().sources().get(number);
    var verifier = new Verifier(source.scheme(), source.tolerance());
    var references = source.keys();
    for (int i = 0; i < references.size(); i++) {
      try {
        verifier.add(secrets.resolve(references.get(i)).reveal());
      } catch (UnresolvedSecretException | IllegalArgumentException e) {
        var at = "/sources/%d/keys/%d".formatted(number, i);
        problems.add(file.problem(at, String.valueOf(e.getMessage())));
      }
    }
    return verifier;
  }
}
