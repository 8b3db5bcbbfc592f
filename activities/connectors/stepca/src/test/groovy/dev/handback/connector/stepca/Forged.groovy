package dev.handback.connector.stepca

import dev.handback.estate.StepCa
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.PrivateKey
import java.time.Duration
import java.time.Instant
import javax.security.auth.x500.X500Principal
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder
import org.bouncycastle.openssl.PEMParser
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder

/** Lists and certificates as somebody makes them who is not the CA, or who has its key. */
class Forged {
  private static final X500Principal INTERMEDIATE = new X500Principal('CN=Handback demo intermediate')

  /** In the CA's name, by a key of the forger's own. */
  static byte[] list() {
    built(key().private, Instant.now() + Duration.ofDays(1))
  }

  /** As the CA itself would have signed it. */
  static byte[] listOf(StepCa ca, Instant until) {
    def key = ca.dir().resolve('intermediate.key').toFile().withReader { new PEMParser(it).readObject() as PrivateKeyInfo }
    built(new JcaPEMKeyConverter().getPrivateKey(key), until)
  }

  /** The root of a CA that nobody here knows, as PEM. */
  static String rootCertificate() {
    "-----BEGIN CERTIFICATE-----\n${(certificate('a stranger')[1] as byte[]).encodeBase64(true)}\n-----END CERTIFICATE-----\n"
  }

  /** A certificate of another CA for this name, with its serial number first. */
  static List<Object> certificate(String name) {
    def issuer = key()
    def serial = new BigInteger(64, new Random())
    def holder = new JcaX509v3CertificateBuilder(new X500Principal('CN=another CA'), serial, Date.from(Instant.now()),
        Date.from(Instant.now() + Duration.ofDays(1)), new X500Principal("CN=$name"), issuer.public).build(signer(issuer.private))
    [serial, holder.encoded]
  }

  private static byte[] built(PrivateKey key, Instant until) {
    def builder = new JcaX509v2CRLBuilder(INTERMEDIATE, Date.from(Instant.now() - Duration.ofDays(1)))
    builder.setNextUpdate(Date.from(until))
    builder.build(signer(key)).encoded
  }

  private static signer(PrivateKey key) {
    new JcaContentSignerBuilder('SHA256withECDSA').build(key)
  }

  private static KeyPair key() {
    def generator = KeyPairGenerator.getInstance('EC')
    generator.initialize(256)
    generator.generateKeyPair()
  }
}
