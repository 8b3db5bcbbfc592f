package dev.handback.record.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Ed25519 keys as JWK files. The key's id is its RFC 7638 thumbprint. */
public final class SigningKeys {

  private SigningKeys() {}

  /** The key of this file; made first, for its owner's eyes only, when there is no such file. */
  public static PublicJsonWebKey loadOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The signing key " + file + " cannot be read or made", e);
    }
  }

  /**
   * The private key that a reference names.
   *
   * @param reference {@code file:PATH}, {@code env:NAME} whose value is the JWK, or a path
   */
  public static PublicJsonWebKey load(String reference) {
    if (reference.startsWith("env:")) {
      var name = reference.substring("env:".length());
      var jwk = Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
      return parse(jwk, reference);
    }
    var file = Path.of(reference.startsWith("file:") ? reference.substring(5) : reference);
    try {
      return parse(Files.readString(file), reference);
    } catch (IOException e) {
      throw new UncheckedIOException("The signing key " + reference + " cannot be read", e);
    }
  }

  /** A key from its JWK text, private or public. */
  static PublicJsonWebKey parse(String jwk, String where) {
    try {
      var key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
      if (key instanceof OctetKeyPairJsonWebKey) {
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return key;
      }
      throw new IllegalArgumentException(where + " is not an Ed25519 JWK");
    } catch (JoseException e) {
      throw new IllegalArgumentException(where + " is not a JWK", e);
    }
  }

  private static void create(Path file) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft = Files.createTempFile(folder, "signing-key", ".tmp", own);
    try {
      Files.writeString(draft, generate().toJson(OutputControlLevel.INCLUDE_PRIVATE));
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // another process was first: its key is the one, and is read next
    } finally {
      Files.delete(draft);
    }
  }

  private static PublicJsonWebKey generate() {
    try {
      return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    } catch (JoseException e) {
      throw new IllegalStateException("This JDK cannot make Ed25519 keys", e);
    }
  }
}
