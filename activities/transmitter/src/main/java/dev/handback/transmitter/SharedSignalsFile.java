package dev.handback.transmitter;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReference;
import dev.handback.offboarding.access.TargetId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code shared-signals.yaml}: which applications are told of what, and how they know people.
 *
 * @param issuer our own address as receivers type it, without a slash at the end
 * @param keys references to JWKs: the first signs, all are published
 */
public record SharedSignalsFile(URI issuer, List<SecretReference> keys, List<Stream> streams) {

  public SharedSignalsFile {
    keys = List.copyOf(keys);
    streams = List.copyOf(streams);
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigurationException with every problem, by file and line
   */
  public static ConfigurationFile<SharedSignalsFile> read(Path file) {
    var read = ConfigurationFile.read(file, "shared-signals.schema.json", SharedSignalsFile.class);
    var ids = read.value().streams().stream().map(Stream::id).toList();
    var problems = new ArrayList<Problem>();
    for (var i = 0; i < ids.size(); i++) {
      if (ids.indexOf(ids.get(i)) < i) {
        var sentence = "stream %s is there twice".formatted(ids.get(i));
        problems.add(read.problem("/streams/%d/id".formatted(i), sentence));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return read;
  }

  /**
   * One receiver.
   *
   * @param audience what it calls itself
   * @param url where it is pushed to; null where it polls
   * @param authorization reference to the whole header that it wants to see; null for none
   */
  public record Stream(
      String id,
      String audience,
      SubjectIdentifier subject,
      List<SignalEvent> events,
      Delivery delivery,
      @Nullable URI url,
      @Nullable SecretReference authorization) {

    public Stream {
      events = List.copyOf(events);
    }
  }

  /**
   * How a receiver knows people (RFC 9493).
   *
   * @param issuer who gives out the {@code sub}; null for other formats
   * @param target whose account ids are the {@code sub}; null for the system of record's own id
   */
  public record SubjectIdentifier(
      SubjectFormat format, @Nullable URI issuer, @Nullable TargetId target) {}

  /** What a person is named by. */
  public enum SubjectFormat {
    EMAIL,
    ISS_SUB,

    /** The id in the system of record. */
    OPAQUE
  }
}
