package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who signs for the CA, by its own word and by its root's signature: what they have not signed,
 * certificate or list, is not this CA's.
 */
record Issuer(TargetId target, List<X509Certificate> intermediates) {

  /** Asks the CA anew: intermediates are replaced now and then. */
  static Issuer of(TargetId target, CaHttp ca) {
    var answer = ca.get("/1.0/intermediates.pem");
    try {
      var intermediates = Pem.certificates(answer);
      for (var one : intermediates) {
        one.verify(ca.root().getPublicKey());
      }
      return new Issuer(target, intermediates);
    } catch (GeneralSecurityException stranger) {
      throw new ConnectorException.Misconfigured(
          "%s: its intermediates are not signed by settings.root: %s"
              .formatted(target, stranger.getMessage()),
          stranger);
    }
  }

  /**
   * Lets pass what this CA has issued.
   *
   * @throws ConnectorException.Misconfigured for anybody else's: the database is another CA's,
   *     whose serial numbers this one would revoke without a word
   */
  Certificate own(Certificate certificate) {
    for (var one : intermediates) {
      if (certificate.isSignedBy(one)) {
        return certificate;
      }
    }
    throw new ConnectorException.Misconfigured(
        "%s: %s was issued by somebody else: settings.database is not this CA's, or its"
                .formatted(target, certificate)
            + " intermediate was replaced",
        null);
  }

  /**
   * The list that the CA publishes now.
   *
   * @throws ConnectorException.Conflict when it cannot be trusted: it proves nothing then, in
   *     either direction
   */
  X509CRL revocationList(CaHttp ca) {
    var answer = ca.get("/1.0/crl");
    try {
      var list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(answer));
      list.verify(signerOf(list).getPublicKey());
      var next = list.getNextUpdate();
      if (next == null || next.toInstant().isBefore(Instant.now())) {
        throw untrusted("it was due to be renewed by " + (next == null ? "?" : next.toInstant()));
      }
      return list;
    } catch (GeneralSecurityException wrong) {
      throw untrusted(String.valueOf(wrong.getMessage()));
    }
  }

  private X509Certificate signerOf(X509CRL list) throws CertificateException {
    return intermediates.stream()
        .filter(one -> one.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
        .findFirst()
        .orElseThrow(() -> new CertificateException("signed by " + list.getIssuerX500Principal()));
  }

  private ConnectorException untrusted(String why) {
    return new ConnectorException.Conflict(
        "%s: its revocation list cannot be trusted: %s".formatted(target, why), null);
  }
}
