package dev.handback.estate;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an intermediate, made once per folder; the root's key is kept by nobody. */
record CaKeys(Path root, Path intermediate, Path intermediateKey) {
  private static final Duration VALID = Duration.ofDays(3650);

  static CaKeys in(Path dir) {
    CaKeys keys =
        new CaKeys(
            dir.resolve("root.crt"),
            dir.resolve("intermediate.crt"),
            dir.resolve("intermediate.key"));
    if (!Files.exists(keys.root)) {
      keys.make();
    }
    return keys;
  }

  static String pem(Object what) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      // As PKCS 8, which names the curve; the older form would leave that out.
      pem.writeObject(what instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : what);
    }
    return text.toString();
  }

  private void make() {
    try {
      X500Principal rootName = new X500Principal("CN=Handback demo root");
      KeyPair rootKey = Tls.newKey();
      KeyPair key = Tls.newKey();
      X509Certificate authority = signed(rootName, rootName, rootKey, rootKey.getPrivate(), 1);
      X509Certificate issuer =
          signed(
              rootName,
              new X500Principal("CN=Handback demo intermediate"),
              key,
              rootKey.getPrivate(),
              0);
      PrivateFile.write(intermediateKey, pem(key.getPrivate()));
      PrivateFile.write(intermediate, pem(issuer));
      // last: who finds it finds the others
      PrivateFile.write(root, pem(authority));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new EstateException("Cannot make the keys of a CA: " + e.getMessage(), e);
    }
  }

  private static X509Certificate signed(
      X500Principal issuer, X500Principal subject, KeyPair key, PrivateKey signer, int pathLength)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Instant now = Instant.now();
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(VALID)),
            subject,
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(key.getPublic()));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }
}
