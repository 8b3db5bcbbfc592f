package dev.handback.sharedsignals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of {@code sources.yaml} that is about Shared Signals transmitters.
 *
 * @param sources the other sources, of which only the names matter here: all are addresses
 */
public record SignalsFile(List<SignalSource> sharedSignals, List<Named> sources) {

  public SignalsFile {
    sharedSignals = List.copyOf(Objects.requireNonNullElse(sharedSignals, List.of()));
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
  }

  /**
   * Reads and checks that part of the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<SignalsFile> read(Path file) {
    var read = ConfigurationFile.read(file, "shared-signals.schema.json", SignalsFile.class);
    var problems = new ArrayList<Problem>();
    var taken = new HashSet<String>();
    read.value().sources().forEach(source -> taken.add(source.name()));
    for (var i = 0; i < read.value().sharedSignals().size(); i++) {
      var name = read.value().sharedSignals().get(i).name();
      if (!taken.add(name)) {
        problems.add(
            read.problem(
                "/sharedSignals/%d/name".formatted(i),
                "source \"%s\" is there twice".formatted(name)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return read;
  }

  /** The transmitter of this name. */
  public Optional<SignalSource> find(String name) {
    return sharedSignals.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /** A source that sends something else. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Named(String name) {}
}
