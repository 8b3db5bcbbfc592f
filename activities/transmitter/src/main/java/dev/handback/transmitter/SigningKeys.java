package dev.handback.transmitter;

import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** What events are signed with, and what receivers check that by. A key's id is its thumbprint. */
final class SigningKeys {
  private static final int WEAK_RSA = 2048;

  private final List<PublicJsonWebKey> keys;

  private SigningKeys(List<PublicJsonWebKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The first of them signs. */
  static SigningKeys of(List<PublicJsonWebKey> keys) {
    return new SigningKeys(keys);
  }

  /**
   * A key from its JWK text: ES256 or RS256 by its kind.
   *
   * @param signs whether its private part is needed
   * @throws IllegalArgumentException when it cannot be used; never with a part of it
   */
  static PublicJsonWebKey parse(String jwk, boolean signs) {
    try {
      var key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
      key.setAlgorithm(algorithm(key));
      key.setUse("sig");
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      if (signs && key.getPrivateKey() == null) {
        throw new IllegalArgumentException("the key that signs has no private part");
      }
      return key;
    } catch (JoseException e) {
      // its message may have a part of the key
      throw new IllegalArgumentException("what it holds is no JWK");
    }
  }

  private static String algorithm(PublicJsonWebKey key) {
    return switch (key) {
      case RsaJsonWebKey rsa when rsa.getRsaPublicKey().getModulus().bitLength() >= WEAK_RSA ->
          AlgorithmIdentifiers.RSA_USING_SHA256;
      case EllipticCurveJsonWebKey ec when EllipticCurves.P_256.equals(ec.getCurveName()) ->
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
      default ->
          throw new IllegalArgumentException(
              "it must be an RSA key of 2048 bits or more, or an EC key on P-256");
    };
  }

  /** A new key as a JWK, its private part in it: for whoever sets up streams. */
  static String generateRsa() {
    try {
      return RsaJwkGenerator.generateJwk(WEAK_RSA).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException("This JDK cannot make RSA keys", e);
    }
  }

  /** Everything that receivers need, and nothing that signs: a JWK set. */
  Map<String, Object> published() {
    return Map.of(
        "keys", keys.stream().map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY)).toList());
  }

  /** A security event token (RFC 8417), as a compact JWS. */
  String sign(String claims) {
    var key = keys.getFirst();
    try {
      var jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(key.getAlgorithm());
      jws.setHeader("typ", "secevent+jwt");
      jws.setKeyIdHeaderValue(key.getKeyId());
      jws.setKey(key.getPrivateKey());
      jws.setPayload(claims);
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The event cannot be signed", e);
    }
  }
}
