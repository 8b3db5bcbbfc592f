package dev.handback.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode: a random nonce, then the cipher text with its tag. The tag speaks
 * for format and key id as well, not for the run: a codec server is never told whose payload it is.
 */
final class SealedBytes {

  /** What payloads name this form by. */
  static final String CIPHER = "AES256-GCM";

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedBytes() {}

  static byte[] seal(byte[] clear, PayloadKey key) throws GeneralSecurityException {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
    var sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(clear.length));
    return sealed.put(nonce).put(cipher.doFinal(clear)).array();
  }

  static byte[] open(byte[] sealed, PayloadKey key) throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES) {
      throw new AEADBadTagException("too short for a nonce");
    }
    var nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, key, nonce)
        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  private static Cipher cipher(int mode, PayloadKey key, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((CIPHER + "\n" + key.id()).getBytes(UTF_8));
    return cipher;
  }
}
