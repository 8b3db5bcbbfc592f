package dev.handback.connector.stepca

import dev.handback.estate.IssuedCertificate
import dev.handback.estate.StepCa
import dev.handback.estate.Tls
import java.security.KeyStore
import java.security.cert.CertPathBuilder
import java.security.cert.CertStore
import java.security.cert.CertificateFactory
import java.security.cert.CollectionCertStoreParameters
import java.security.cert.PKIXBuilderParameters
import java.security.cert.PKIXRevocationChecker
import java.security.cert.PKIXRevocationChecker.Option
import java.security.cert.X509CertSelector
import javax.net.ssl.CertPathTrustManagerParameters
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLServerSocket
import javax.net.ssl.TrustManagerFactory

/** A TLS server that asks for a certificate and reads the CA's list before it takes one. Knows nothing of Handback. */
class RelyingServer {
  private final StepCa ca
  private final IssuedCertificate own
  private final Closure<byte[]> published

  /** @param published the list, as the CA publishes it now */
  RelyingServer(StepCa ca, IssuedCertificate own, Closure<byte[]> published) {
    this.ca = ca
    this.own = own
    this.published = published
  }

  /** Whether the holder of this certificate is served; by a connection that is really made. */
  boolean serves(IssuedCertificate holder) {
    def server = context().serverSocketFactory.createServerSocket(0, 1, InetAddress.loopbackAddress) as SSLServerSocket
    server.needClientAuth = true
    server.soTimeout = 10_000
    server.withCloseable {
      Thread.ofVirtual().start { answer(server) }
      try (def client = Tls.context(ca.root(), holder).socketFactory.createSocket(InetAddress.loopbackAddress, server.localPort)) {
        client.soTimeout = 10_000
        client.outputStream.write(1)
        client.inputStream.read() == 42
      } catch (IOException refused) {
        false
      }
    }
  }

  private static void answer(SSLServerSocket server) {
    try (def line = server.accept()) {
      line.inputStream.read()
      line.outputStream.write(42)
    } catch (IOException refused) {
      // the client hears of it, and says so
    }
  }

  private SSLContext context() {
    def trust = TrustManagerFactory.getInstance('PKIX')
    trust.init(new CertPathTrustManagerParameters(checkingTheList()))
    def keys = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
    keys.init(Tls.store(own, ''), [] as char[])
    def context = SSLContext.getInstance('TLS')
    context.init(keys.keyManagers, trust.trustManagers, null)
    context
  }

  private PKIXBuilderParameters checkingTheList() {
    def anchors = KeyStore.getInstance('PKCS12')
    anchors.load(null, null)
    anchors.setCertificateEntry('root', Tls.certificate(ca.root()))
    def parameters = new PKIXBuilderParameters(anchors, new X509CertSelector())
    parameters.addCertStore(CertStore.getInstance('Collection', new CollectionCertStoreParameters([list()])))
    def checker = CertPathBuilder.getInstance('PKIX').revocationChecker as PKIXRevocationChecker
    checker.options = EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK, Option.ONLY_END_ENTITY)
    parameters.addCertPathChecker(checker)
    parameters
  }

  private list() {
    CertificateFactory.getInstance('X.509').generateCRL(new ByteArrayInputStream(published.call() as byte[]))
  }
}
