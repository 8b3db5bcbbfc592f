package dev.handback.estate

import dev.handback.estate.seed.CertificateSeed
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class StepCaSpec extends Specification {
  @TempDir Path dir
  StepCa ca

  def cleanup() {
    ca?.close()
  }

  def "what the CA issued is in its database, by its own root, and there again after both are killed"() {
    given:
    ca = StepCa.start(Launch.in(dir.resolve('ca')))
    def issued = new CertificateSeed(ca).issue('svc-build', Duration.ofDays(1), 'svc-build.example.test')
    def url = ca.url()

    when:
    ca.kill()
    ca = StepCa.start(Launch.in(dir.resolve('ca')))

    then:
    ca.url() == url
    serials() == [issued.certificate().serialNumber.toString()]
    issued.chain()[1].verify(Tls.certificate(ca.root()).publicKey) == null

    and: 'it can still be renewed'
    new CertificateSeed(ca).renew(issued).certificate().subjectX500Principal == issued.certificate().subjectX500Principal
    serials().size() == 2
  }

  def "its keys are for their owner alone"() {
    given:
    ca = StepCa.start(Launch.in(dir.resolve('ca')))

    expect:
    ['ca.json', 'intermediate.key', 'staff.jwk', 'handback.jwk'].every {
      PosixFilePermissions.toString(Files.getPosixFilePermissions(ca.dir().resolve(it))) == 'rw-------'
    }
  }

  private List<String> serials() {
    ca.store().connectAsAdmin().withCloseable { connection ->
      def rows = connection.createStatement().executeQuery('SELECT CONVERT(nkey USING ascii) FROM certificates.x509_certs')
      def found = []
      while (rows.next()) {
        found << rows.getString(1)
      }
      found
    }
  }
}
