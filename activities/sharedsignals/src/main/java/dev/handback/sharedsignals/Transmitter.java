package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.handback.offboarding.access.FailureKind;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transmitter says of itself (SSF 1.0, 7). It is asked when it is needed, not at the start:
 * events of others are taken while it is down.
 */
final class Transmitter {

  private static final String WELL_KNOWN = "/.well-known/ssf-configuration";
  private static final int PATIENCE_MS = 3000;
  private static final int MOST_BYTES = 256 * 1024;

  /** A transmitter that is down for a while may have pushed before: its known keys still count. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  private final SignalSource source;
  private final TransmitterCalls calls;
  private volatile @Nullable JsonNode metadata;
  private volatile @Nullable JWKSource<SecurityContext> keys;

  Transmitter(SignalSource source, TransmitterCalls calls) {
    this.source = source;
    this.calls = calls;
  }

  /** The keys that its tokens are signed with, fetched and cached when one is looked for. */
  JWKSource<SecurityContext> keys() {
    var known = keys;
    if (known == null) {
      known = keysAt(source.jwks() == null ? address("jwks_uri") : source.jwks());
      keys = known;
    }
    return known;
  }

  /**
   * An address of its metadata.
   *
   * @throws TransmitterFailure when it does not answer, or does not say
   */
  URI address(String name) {
    var text = metadata().path(name).asText();
    try {
      return calls.checked(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw misconfigured("its metadata has no usable " + name);
    }
  }

  private JsonNode metadata() {
    var known = metadata;
    if (known == null) {
      known = ask();
      metadata = known;
    }
    return known;
  }

  /** Where SSF 1.0 puts it, before the issuer's path; or where others do, behind it. */
  private JsonNode ask() {
    var issuer = source.issuer().toString();
    var before = source.issuer().resolve(WELL_KNOWN + source.issuer().getRawPath());
    var behind = URI.create(issuer.replaceFirst("/$", "") + WELL_KNOWN);
    return find(before)
        .or(() -> find(behind))
        .orElseThrow(() -> misconfigured("there is no metadata of that issuer at " + before));
  }

  private Optional<JsonNode> find(URI address) {
    return calls
        .find(address)
        .filter(found -> found.path("issuer").asText().equals(source.issuer().toString()));
  }

  private TransmitterFailure misconfigured(String why) {
    return new TransmitterFailure(
        FailureKind.MISCONFIGURED, "Transmitter %s: %s".formatted(source.name(), why), null);
  }

  private static JWKSource<SecurityContext> keysAt(URI address) {
    try {
      var retriever = new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);
      return JWKSourceBuilder.create(address.toURL(), retriever)
          .retrying(true)
          .outageTolerant(OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new TransmitterFailure(FailureKind.MISCONFIGURED, "No address of HTTP: " + address, e);
    }
  }
}
