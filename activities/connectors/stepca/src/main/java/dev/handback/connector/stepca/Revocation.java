package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.offboarding.access.TargetId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** Has one certificate revoked, and looks whether the CA has it as revoked. */
final class Revocation {
  /** {@code cessationOfOperation} (RFC 5280, 5.3.1): nothing says that the key was stolen. */
  private static final int REASON = 5;

  private final TargetId target;
  private final CaHttp ca;
  private final RevocationTokens tokens;
  private final CertificateStore store;

  Revocation(TargetId target, CaHttp ca, RevocationTokens tokens, CertificateStore store) {
    this.target = target;
    this.ca = ca;
    this.tokens = tokens;
    this.store = store;
  }

  Removal of(Issuer issuer, BigInteger serial) {
    var stored = store.find(serial);
    if (stored.isEmpty()) {
      return new Removal.NeedsPerson(
          "the CA's database does not know certificate %s any more: whether it is this CA's cannot be told"
              .formatted(Certificate.hex(serial)));
    }
    var certificate = issuer.own(stored.get().certificate());
    if (stored.get().revoked()) {
      return new Removal.AlreadyAbsent("the CA has it as revoked already");
    }
    if (certificate.isExpired(Instant.now())) {
      return new Removal.AlreadyAbsent("it was valid until " + certificate.until());
    }
    return revoked(serial);
  }

  private Removal revoked(BigInteger serial) {
    var answer = ca.post("/1.0/revoke", request(serial));
    // whatever it said: somebody else may have been first, or the answer may be a lie
    if (store.find(serial).filter(CertificateStore.Stored::revoked).isPresent()) {
      return new Removal.Removed(
          "serial %s revoked (cessationOfOperation), and the CA's database has it so"
              .formatted(Certificate.hex(serial)));
    }
    throw switch (answer.status()) {
      case 401, 403 ->
          new ConnectorException.Denied(
              "%s refuses to revoke: %s".formatted(target, answer.words()), null);
      default ->
          new ConnectorException.Conflict(
              "%s answered %d, and its database does not have %s as revoked: %s"
                  .formatted(target, answer.status(), Certificate.hex(serial), answer.words()),
              null);
    };
  }

  /** Passive, which is all that a step-ca knows: it stops renewing, and lists. */
  private String request(BigInteger serial) {
    return JsonUtil.toJson(
        Map.of(
            "serial",
            serial.toString(),
            "ott",
            tokens.of(serial),
            "reasonCode",
            REASON,
            "reason",
            "access ended by Handback",
            "passive",
            true));
  }
}
