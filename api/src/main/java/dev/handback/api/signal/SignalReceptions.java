package dev.handback.api.signal;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.sharedsignals.People;
import dev.handback.sharedsignals.SignalInbox;
import dev.handback.sharedsignals.SignalReception;
import dev.handback.sharedsignals.SignalSource;
import dev.handback.sharedsignals.SignalsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All transmitters by name, with what they show when they push resolved once, at start. */
public final class SignalReceptions {

  private final Map<String, Entry> byName;

  private SignalReceptions(Map<String, Entry> byName) {
    this.byName = Map.copyOf(byName);
  }

  /**
   * Reads {@code sources.yaml}.
   *
   * @throws ConfigurationException with file and line of everything that is wrong
   */
  static SignalReceptions read(Path path, People people, SignalInbox inbox) {
    var file = SignalsFile.read(path);
    var secrets = SecretReferences.beside(path);
    List<Problem> problems = new ArrayList<>();
    Map<String, Entry> byName = new HashMap<>();
    for (var i = 0; i < file.value().sharedSignals().size(); i++) {
      var source = file.value().sharedSignals().get(i);
      var shown = shown(file, i, source.push(), secrets, problems);
      byName.put(source.name(), new Entry(SignalReception.of(source, people, inbox), shown));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new SignalReceptions(byName);
  }

  /** The transmitter of this name, pushing or polled. */
  public Optional<SignalReception> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Entry::reception);
  }

  /** The transmitter of this name, when it may push. */
  Optional<Entry> pushing(String name) {
    return Optional.ofNullable(byName.get(name)).filter(entry -> !entry.shown().isEmpty());
  }

  private static List<byte[]> shown(
      ConfigurationFile<SignalsFile> file,
      int number,
      SignalSource.@Nullable Push push,
      SecretReferences secrets,
      List<Problem> problems) {
    List<SecretReference> references = push == null ? List.of() : push.authorization();
    List<byte[]> shown = new ArrayList<>();
    for (var i = 0; i < references.size(); i++) {
      try {
        var text = secrets.resolve(references.get(i)).reveal().strip();
        shown.add(text.getBytes(StandardCharsets.UTF_8));
      } catch (UnresolvedSecretException e) {
        var at = "/sharedSignals/%d/push/authorization/%d".formatted(number, i);
        problems.add(file.problem(at, String.valueOf(e.getMessage())));
      }
    }
    return shown;
  }

  /**
   * One transmitter.
   *
   * @param shown any of these in its {@code Authorization} header; none where it may not push
   */
  record Entry(SignalReception reception, List<byte[]> shown) {

    Entry {
      shown = List.copyOf(shown);
    }

    /** All are compared, in constant time each. */
    boolean knows(@Nullable String authorization) {
      var sent = authorization == null ? "" : authorization.strip();
      var found = false;
      for (var expected : shown) {
        found |= MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8));
      }
      return found;
    }
  }
}
