package dev.handback.connector.stepca;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.estate.TargetConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The root that the estate names, and certificates as the CA sends them. */
final class Pem {
  private Pem() {}

  static X509Certificate root(TargetConfig config) {
    var file = Path.of(config.required("root"));
    try {
      return certificates(Files.readAllBytes(file)).getFirst();
    } catch (IOException | CertificateException e) {
      throw misconfigured(config, "settings.root: no certificate in " + file, e);
    }
  }

  /** All of a PEM or DER text, at least one. */
  static List<X509Certificate> certificates(byte[] text) throws CertificateException {
    var found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(text))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    return found;
  }

  static SSLContext trusting(TargetConfig config, X509Certificate root) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", root);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw misconfigured(config, "settings.root cannot be trusted: " + e.getMessage(), e);
    }
  }

  private static ConnectorException misconfigured(
      TargetConfig config, String what, Exception cause) {
    return new ConnectorException.Misconfigured(
        "estate.yaml: target %s: %s".formatted(config.id(), what), cause);
  }
}
