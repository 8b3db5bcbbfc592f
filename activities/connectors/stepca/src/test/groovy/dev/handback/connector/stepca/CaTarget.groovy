package dev.handback.connector.stepca

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.any
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.Secret
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.IssuedCertificate
import dev.handback.estate.Launch
import dev.handback.estate.StepCa
import dev.handback.estate.Tls
import dev.handback.estate.seed.CertificateSeed
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.access.TargetId
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.time.Duration
import javax.net.ssl.SSLContext

/** A real step-ca, who holds its certificates, and a server that relies on them. */
class CaTarget implements Closeable {
  private static final String PASSWORD = 'in-front'

  final StepCa ca
  final CertificateSeed seed
  final IssuedCertificate serverCertificate
  private final RelyingServer server
  private final String readerPassword
  private final Map<String, IssuedCertificate> held = [:]

  CaTarget(Path dir) {
    ca = StepCa.start(Launch.in(dir))
    seed = new CertificateSeed(ca)
    serverCertificate = seed.issue('127.0.0.1', Duration.ofDays(1))
    server = new RelyingServer(ca, serverCertificate, this.&list)
    readerPassword = ca.reader('reader').password()
  }

  TargetConfig config(CorrelateBy by = CorrelateBy.EMAIL) {
    new TargetConfig(
        new TargetId('ca'), 'stepca', ca.url(), StepCa.REVOKING, Secret.of(ca.key(StepCa.REVOKING)), by, Duration.ofSeconds(8),
        [root: ca.root().toString(), database: ca.database().toString(), databaseUser: 'reader', sslMode: 'DISABLED'], [],
        [database: Secret.of(readerPassword)])
  }

  IssuedCertificate issue(String commonName, String... names) {
    keep(seed.issue(commonName, Duration.ofDays(1), names))
  }

  /** By the CA's own call, as a machine does: the older one is superseded, and valid. */
  IssuedCertificate renew(IssuedCertificate older) {
    keep(seed.renew(older))
  }

  private IssuedCertificate keep(IssuedCertificate issued) {
    held[serial(issued)] = issued
    issued
  }

  IssuedCertificate holding(String serial) {
    held[serial]
  }

  boolean serves(IssuedCertificate holder) {
    server.serves(holder)
  }

  /** TLS as the CA itself speaks it. */
  SSLContext tls() {
    Tls.context(ca.root(), serverCertificate)
  }

  void sql(String... statements) {
    ca.store().connectAsAdmin().withCloseable { connection ->
      statements.each { connection.createStatement().execute(it) }
    }
  }

  /** The list that the CA publishes now. */
  byte[] list() {
    Tls.client(Tls.context(ca.root())).withCloseable {
      it.send(HttpRequest.newBuilder(ca.url().resolve('/1.0/crl')).build(), BodyHandlers.ofByteArray()).body()
    }
  }

  /** In front of the CA, in its name: passes everything on but these requests, which it answers itself. */
  WireMockServer inFront(MappingBuilder requests, ResponseDefinitionBuilder answer) {
    def store = ca.dir().resolve('in-front.p12').toFile()
    store.withOutputStream { Tls.store(serverCertificate, PASSWORD).store(it, PASSWORD.toCharArray()) }
    def server = new WireMockServer(wireMockConfig().bindAddress('127.0.0.1').httpDisabled(true).dynamicHttpsPort()
        .keystorePath(store.path).keystorePassword(PASSWORD).keyManagerPassword(PASSWORD).keystoreType('PKCS12'))
    server.start()
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(ca.url().toString())))
    server.stubFor(requests.atPriority(1).willReturn(answer))
    server
  }

  static String serial(IssuedCertificate issued) {
    issued.certificate().serialNumber.toString()
  }

  @Override
  void close() {
    ca.close()
  }
}
