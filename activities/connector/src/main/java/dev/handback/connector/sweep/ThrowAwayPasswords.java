package dev.handback.connector.sweep;

import dev.handback.connector.Secret;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that only the probe knows. Derived from a key that every worker holds, so that any of
 * them can try after any crash, and nothing has to be stored or sent.
 */
public final class ThrowAwayPasswords {

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  /** The key: 32 random bytes or more, as text. Whoever has it can derive every such password. */
  public ThrowAwayPasswords(Secret key) {
    var bytes = key.reveal().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 32) {
      throw new IllegalArgumentException("the probe key must have 32 bytes or more");
    }
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /** 43 characters of base64url and four that satisfy the usual complexity rules. */
  public Secret passwordOf(OffboardingId offboarding, TargetId target, AccountRef account) {
    return Secret.of(digest(offboarding.value(), target.value(), account.id()) + "aA1!");
  }

  /**
   * Tells whether a secret is another one by now. Without the key nobody can try guesses on it, and
   * in another offboarding the same secret has another one.
   */
  public String fingerprintOf(
      OffboardingId offboarding, TargetId target, AccountRef account, Secret secret) {
    return digest(
        "fingerprint", offboarding.value(), target.value(), account.id(), secret.reveal());
  }

  private String digest(String... parts) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      var digest = mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
