package dev.handback.api.webhook.scheme;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How signatures are made. */
public enum Algorithm {
  HMAC_SHA256("HmacSHA256"),
  HMAC_SHA512("HmacSHA512"),
  /** The sender keeps the private key; ours is the public one, 32 bytes (RFC 8032). */
  ED25519("Ed25519");

  /** What X.509 has before the 32 bytes (RFC 8410, section 10.1). */
  private static final String X509 = "302a300506032b6570032100";

  private final String name;

  Algorithm(String name) {
    this.name = name;
  }

  /**
   * The check of a key.
   *
   * @throws IllegalArgumentException when it is none, without repeating it
   */
  Check check(byte[] key) {
    return switch (this) {
      case HMAC_SHA256, HMAC_SHA512 -> mac(new SecretKeySpec(key, name));
      case ED25519 -> signature(publicKey(key));
    };
  }

  private Check mac(SecretKeySpec key) {
    return (signed, signature) -> {
      try {
        var mac = Mac.getInstance(name);
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(signed), signature);
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every JDK has " + name, impossible);
      }
    };
  }

  private Check signature(PublicKey key) {
    return (signed, signature) -> {
      try {
        var check = Signature.getInstance(name);
        check.initVerify(key);
        check.update(signed);
        return check.verify(signature);
      } catch (SignatureException notOne) {
        return false; // of another length than a signature has
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every JDK has " + name, impossible);
      }
    };
  }

  private PublicKey publicKey(byte[] key) {
    try {
      var encoded = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(key));
      return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a key of this scheme is an Ed25519 public key");
    }
  }
}
