package dev.handback.record.evidence;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs sealed heads: JWS compact, EdDSA over Ed25519, the key's id in the header. */
public final class SealSigner {
  private final PublicJsonWebKey key;

  public SealSigner(PublicJsonWebKey key) {
    if (key.getPrivateKey() == null) {
      throw new IllegalArgumentException(
          "The signing key " + key.getKeyId() + " has no private part");
    }
    this.key = key;
  }

  /** What anybody needs to check these signatures: the public JWK. */
  public String publicKey() {
    return key.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  String sign(String payload) {
    try {
      var jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setKey(key.getPrivateKey());
      jws.setPayload(payload);
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The head cannot be signed", e);
    }
  }
}
