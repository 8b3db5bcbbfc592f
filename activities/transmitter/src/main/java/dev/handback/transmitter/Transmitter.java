package dev.handback.transmitter;

import dev.handback.configuration.ConfigurationException;
import dev.handback.configuration.ConfigurationFile;
import dev.handback.configuration.Problem;
import dev.handback.configuration.SecretReferences;
import dev.handback.configuration.UnresolvedSecretException;
import dev.handback.record.message.MessageContent;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** A transmitter of the OpenID Shared Signals Framework 1.0, as its file and its keys make it. */
public final class Transmitter {
  /** Where the published keys are, below the issuer. */
  public static final String KEYS = "/shared-signals/jwks";

  /** What streams are below, each by its id. */
  public static final String STREAMS = "/shared-signals/streams";

  /** Where a stream's status is read and set. */
  public static final String STATUS = STREAMS + "/status";

  /** Where a receiver asks for a verification. */
  public static final String VERIFY = STREAMS + "/verify";

  /** How long a receiver waits between two verifications of a stream. */
  public static final Duration BETWEEN_VERIFICATIONS = Duration.ofMinutes(1);

  private final SharedSignalsFile file;
  private final SigningKeys keys;
  private final SecurityEvents events;

  private Transmitter(SharedSignalsFile file, SigningKeys keys) {
    this.file = file;
    this.keys = keys;
    this.events = new SecurityEvents(file.issuer());
  }

  /**
   * Resolves the keys.
   *
   * @throws ConfigurationException with every key that cannot be used, by file and line
   */
  public static Transmitter of(
      ConfigurationFile<SharedSignalsFile> read, SecretReferences secrets) {
    var problems = new ArrayList<Problem>();
    var keys = new ArrayList<PublicJsonWebKey>();
    var references = read.value().keys();
    for (var i = 0; i < references.size(); i++) {
      try {
        var jwk = secrets.resolve(references.get(i)).reveal();
        keys.add(SigningKeys.parse(jwk, i == 0));
      } catch (IllegalArgumentException | UnresolvedSecretException wrong) {
        var sentence = "%s: %s".formatted(references.get(i), wrong.getMessage());
        problems.add(read.problem("/keys/" + i, sentence));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Transmitter(read.value(), SigningKeys.of(keys));
  }

  /** A key for a new transmitter: RS256, which every receiver takes. A JWK and a secret. */
  public static String newKey() {
    return SigningKeys.generateRsa();
  }

  /** Everything that is told, as configured. */
  public SharedSignalsFile file() {
    return file;
  }

  /** The stream of this id. */
  public Optional<Stream> find(String id) {
    return file.streams().stream().filter(stream -> stream.id().equals(id)).findFirst();
  }

  /** What a receiver reads first: only what is there. */
  public Map<String, Object> configuration() {
    var all = new LinkedHashMap<String, Object>();
    all.put("spec_version", "1_0");
    all.put("issuer", file.issuer().toString());
    all.put("jwks_uri", file.issuer() + KEYS);
    var deliveries =
        file.streams().stream().map(stream -> stream.delivery().urn()).distinct().toList();
    if (!deliveries.isEmpty()) {
      // the standard has no empty lists here
      all.put("delivery_methods_supported", deliveries);
    }
    all.put("configuration_endpoint", file.issuer() + STREAMS);
    all.put("status_endpoint", file.issuer() + STATUS);
    all.put("verification_endpoint", file.issuer() + VERIFY);
    all.put("default_subjects", "ALL");
    all.put("authorization_schemes", List.of(Map.of("spec_urn", "urn:ietf:rfc:6750")));
    return all;
  }

  /** The keys that events are checked by: a JWK set without anything private. */
  public Map<String, Object> keys() {
    return keys.published();
  }

  /** Where events of this stream go, or come from. */
  public URI endpoint(Stream stream) {
    return switch (stream.delivery()) {
      case PUSH -> Objects.requireNonNull(stream.url());
      case POLL -> URI.create("%s%s/%s/poll".formatted(file.issuer(), STREAMS, stream.id()));
    };
  }

  /** A signed event, with the key of now. */
  public String token(Stream stream, String id, MessageContent content, Instant issuedAt) {
    return keys.sign(events.claims(stream, id, content, issuedAt));
  }
}
