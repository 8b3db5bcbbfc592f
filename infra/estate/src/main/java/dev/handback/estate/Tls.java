package dev.handback.estate;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS that trusts one root, with or without a certificate of one's own. */
public final class Tls {
  private static final char[] NO_PASSWORD = new char[0];

  private Tls() {}

  /** Trusts this root, and shows nothing. */
  public static SSLContext context(Path root) {
    return context(root, null);
  }

  /** Trusts this root, and shows this certificate to whoever asks. */
  public static SSLContext context(Path root, @Nullable IssuedCertificate own) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own == null ? empty() : store(own, ""), NO_PASSWORD);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore trusted = empty();
      trusted.setCertificateEntry("root", certificate(root));
      trust.init(trusted);
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new EstateException("Cannot set up TLS with " + root + ": " + e.getMessage(), e);
    }
  }

  /** A key as people and machines have one, on the curve P-256. */
  public static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** A client for such servers; its owner closes it. */
  public static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .sslContext(context)
        .build();
  }

  /** The certificate in a PEM file. */
  public static X509Certificate certificate(Path pem) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** A key store with this one key, under this password. */
  public static KeyStore store(IssuedCertificate own, String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry(
        "own", own.key(), password.toCharArray(), own.chain().toArray(new Certificate[0]));
    return store;
  }

  /** The chain and the key, as most programs read them. */
  public static String pem(IssuedCertificate own) {
    try {
      StringBuilder text = new StringBuilder();
      for (X509Certificate one : own.chain()) {
        text.append(CaKeys.pem(one));
      }
      return text.append(CaKeys.pem(own.key())).toString();
    } catch (IOException e) {
      throw new EstateException("Cannot write " + own + ": " + e.getMessage(), e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
