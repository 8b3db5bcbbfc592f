package dev.handback.record.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.record.sql.StoredJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Checks a bundle with nothing but the file: no server, no database, no network (R5). */
public final class BundleVerifier {
  private final @Nullable PublicJsonWebKey trusted;

  /**
   * A verifier.
   *
   * @param trusted the key that must have signed; null to take the bundle's own
   */
  public BundleVerifier(@Nullable PublicJsonWebKey trusted) {
    this.trusted = trusted;
  }

  /** Never throws for what the file holds. */
  public Verdict verify(Path bundle) {
    try (var zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
      return verify(zip);
    } catch (WrongBundleException e) {
      return new Verdict.Wrong(Objects.requireNonNull(e.getMessage()));
    } catch (IOException e) {
      return new Verdict.Unreadable(bundle + " cannot be read as a bundle: " + e.getMessage());
    }
  }

  private Verdict verify(ZipFile zip) throws IOException, WrongBundleException {
    var key = trusted != null ? trusted : ownKey(zip);
    var head = signedHead(text(zip, EvidenceBundle.HEAD).strip(), key);
    var id = head.offboarding().value();
    var chain = ChainCheck.of(text(zip, EvidenceBundle.EVIDENCE).lines().toList(), id);
    if (chain.head().length() != head.entries()) {
      throw new WrongBundleException(
          "%d entries were signed, but there are %d"
              .formatted(head.entries(), chain.head().length()));
    }
    if (!chain.head().hash().hex().equals(head.head())) {
      throw new WrongBundleException("The chain holds, but it is not the one that was signed");
    }
    compareCopy(chain.last(), text(zip, EvidenceBundle.RECORD));
    var files = BundledFiles.check(zip, chain.attached());
    return new Verdict.Good(
        "%s: %d entries, sealed %s as %s, unchanged since%s"
            .formatted(id, head.entries(), head.sealedAt(), head.state(), withFiles(files)),
        key.getKeyId(),
        trusted != null);
  }

  private static String withFiles(int files) {
    return switch (files) {
      case 0 -> "";
      case 1 -> "; its 1 file is what was attached";
      default -> "; its %d files are what was attached".formatted(files);
    };
  }

  private static PublicJsonWebKey ownKey(ZipFile zip) throws IOException, WrongBundleException {
    try {
      return SigningKeys.parse(text(zip, EvidenceBundle.PUBLIC_KEY), EvidenceBundle.PUBLIC_KEY);
    } catch (IllegalArgumentException e) {
      throw new WrongBundleException(Objects.requireNonNull(e.getMessage()));
    }
  }

  private static SealedHead signedHead(String compact, PublicJsonWebKey key)
      throws WrongBundleException {
    try {
      var jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
      jws.setCompactSerialization(compact);
      jws.setKey(key.getPublicKey());
      if (!key.getKeyId().equals(jws.getKeyIdHeaderValue())) {
        throw new WrongBundleException(
            "The head is signed with key %s, not with the key %s"
                .formatted(jws.getKeyIdHeaderValue(), key.getKeyId()));
      }
      if (!jws.verifySignature()) {
        throw new WrongBundleException("The signature of the head is not valid");
      }
      return StoredJson.read(jws.getPayload(), SealedHead.class);
    } catch (JoseException | IllegalStateException e) {
      throw new WrongBundleException("The signed head cannot be read: " + e.getMessage());
    }
  }

  /** The readable copy must not say anything else than the sealed entry. */
  private static void compareCopy(@Nullable JsonNode sealed, String copy)
      throws WrongBundleException {
    if (sealed == null || !sealed.path("type").asText().equals(EntryType.SEALED.name())) {
      throw new WrongBundleException("The last entry does not seal the chain");
    }
    try {
      var signed = ends(sealed, "item");
      var shown = ends(StoredJson.read(copy, JsonNode.class), "id");
      if (!signed.equals(shown)) {
        signed.entrySet().removeAll(shown.entrySet());
        throw new WrongBundleException("record.json does not say what was sealed: " + signed);
      }
    } catch (IllegalStateException e) {
      throw new WrongBundleException("record.json cannot be read");
    }
  }

  private static Map<String, String> ends(JsonNode of, String idField) {
    var ends = new TreeMap<String, String>();
    for (var item : of.path("items")) {
      ends.put(item.path(idField).asText(), item.path("disposition").asText("null"));
    }
    return ends;
  }

  private static String text(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new FileNotFoundException(name + " is missing");
    }
    try (var in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
