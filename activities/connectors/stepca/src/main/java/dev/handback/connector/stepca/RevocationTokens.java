package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.math.BigInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** One-time tokens by which the CA knows that Handback may revoke, each for one certificate. */
final class RevocationTokens {
  private static final int MINUTES = 5;

  private final TargetConfig config;
  private final PublicJsonWebKey key;

  private RevocationTokens(TargetConfig config, PublicJsonWebKey key) {
    this.config = config;
    this.key = key;
  }

  static RevocationTokens of(TargetConfig config) {
    if (config.username().isBlank()) {
      throw misconfigured(config, "needs a username: the name of a JWK provisioner");
    }
    try {
      if (JsonWebKey.Factory.newJwk(config.secret().reveal()) instanceof PublicJsonWebKey key
          && key.getPrivateKey() != null
          && key.getAlgorithm() != null
          && key.getKeyId() != null) {
        return new RevocationTokens(config, key);
      }
    } catch (JoseException unreadable) {
      // its message may repeat the key, and is not passed on
      throw misconfigured(config, "has a secret that is no JWK");
    }
    throw misconfigured(config, "needs as secret a private JWK with kid and alg");
  }

  String of(BigInteger serial) {
    var claims = new JwtClaims();
    claims.setIssuer(config.username());
    claims.setAudience(config.url().resolve("/1.0/revoke").toString());
    claims.setSubject(serial.toString());
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setNotBeforeMinutesInThePast(1);
    claims.setExpirationTimeMinutesInTheFuture(MINUTES);
    var token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(key.getAlgorithm());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setKey(key.getPrivateKey());
    token.setPayload(claims.toJson());
    try {
      return token.getCompactSerialization();
    } catch (JoseException unusable) {
      throw misconfigured(config, "has a secret that cannot sign");
    }
  }

  private static ConnectorException misconfigured(TargetConfig config, String what) {
    return new ConnectorException.Misconfigured(
        "estate.yaml: target %s %s".formatted(config.id(), what), null);
  }
}
