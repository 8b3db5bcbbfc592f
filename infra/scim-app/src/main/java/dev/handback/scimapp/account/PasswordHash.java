package dev.handback.scimapp.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is kept: PBKDF2 with HMAC-SHA-256, a salt of its own and its cost. */
public record PasswordHash(int iterations, String salt, String key) {
  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Hashes a password; slow on purpose, in proportion to {@code iterations}. */
  public static PasswordHash of(String password, int iterations) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] key = derive(password, salt, iterations);
    return new PasswordHash(iterations, encode(salt), encode(key));
  }

  /** Whether the password is the right one; takes the same time for a right and a wrong one. */
  public boolean matches(String password) {
    byte[] tried = derive(password, Base64.getDecoder().decode(salt), iterations);
    return MessageDigest.isEqual(tried, Base64.getDecoder().decode(key));
  }

  @Override
  public String toString() {
    return "PasswordHash[***]";
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
