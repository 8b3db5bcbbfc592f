package dev.handback.demo.run

import com.fasterxml.jackson.databind.JsonNode
import dev.handback.demo.chaos.Leaver
import dev.handback.demo.company.Company
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Facts
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.estate.Tls
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.security.cert.CertificateFactory
import java.security.cert.X509CRL
import java.security.cert.X509Certificate
import java.sql.DriverManager
import java.sql.SQLException

/** A vendor and workloads end, on real systems (T5, T10, S9). */
class MachineSpec extends EndToEnd {

  def "T5: a vendor's logins end, and with them its client, that client's secret and role, and what employees granted it"() {
    given:
    def vendor = machine(Company.VENDOR)
    assert ownToken(vendor).ok() && Company.CONSENTING.every { consents(it) == ['vendor-paperclip-client'] }

    when:
    def run = starts(vendor, [trigger: 'VENDOR_END'])
    soon.eventually { assert run.state() == 'SEALED' }
    def items = plain(run.record()).items

    then: 'everything of it is on the record, proven gone'
    items.every { it.status == 'PROVEN' && it.disposition == 'REMOVED' }
    items.findAll { it.target == 'keycloak' }*.kind.toSet() ==
        ['ACCOUNT', 'SESSIONS', 'CREDENTIAL', 'ENTITLEMENT', 'INTEGRATION', 'DELEGATION'] as Set
    items.find { it.kind == 'INTEGRATION' }.security.proof.startsWith('sign-in refused')

    and: 'seen from outside'
    !ownToken(vendor).ok()
    Company.CONSENTING.every { consents(it) == [] }
    !connects(vendor)
    keepHistory('vendor-end', run)
  }

  def "T10, S9: a workload that others need works on until its owner says that they use something else, and then all of it goes together"() {
    given:
    def workload = machine(Company.VIEW_OWNER)
    assert connects(workload)

    when:
    def run = starts(workload, [trigger: 'WORKLOAD_RETIREMENT'])
    soon.eventually { assert run.state() == 'WAITING' && plain(run.openObligations())*.kind == ['SIGN_OFF'] }

    then: 'no outage: its own password still opens everything'
    connects(workload)
    plain(run.record()).items.every { it.status in ['PLANNED', 'WAITING'] }

    when:
    def account = plain(run.itemsAt('warehouse')).find { it.kind == 'ACCOUNT' }
    def answer = Web.postJson("$api/offboardings/${run.id()}/items/${account.id}/sign-off", token('app-owner'),
        '{"decision": "REKEYED", "comment": "the view has another definer by now"}')

    then:
    answer.status() == 202
    soon.eventually { assert run.state() == 'SEALED' }
    plain(run.record()).items.every { it.disposition == 'REMOVED' }
    !connects(workload)
    keepHistory('workload-retired', run)
  }

  def "T10, S9: the key, the role, the stored secret and both certificates of one workload go together, the one that was replaced as well"() {
    given:
    def workload = machine(Company.BUILD)
    def certificates = ['svc-build-1', 'svc-build-2'].collect { held(it) }
    assert ownToken(workload).ok() && certificates.every { !listed(it) }

    when:
    def run = starts(workload, [trigger: 'WORKLOAD_RETIREMENT'])
    soon.eventually { assert run.state() == 'SEALED' }

    then:
    plain(run.itemsAt('keycloak')).findAll { it.name in ['svc-build-client', 'client-secret'] }*.status == ['PROVEN', 'PROVEN']
    !ownToken(workload).ok()

    and: 'each certificate by the CA\'s signed list'
    def items = plain(run.itemsAt('certificates'))
    items.collect { [it.kind, it.status, it.disposition, it.security.proofMethod] } == [['CERTIFICATE', 'PROVEN', 'REMOVED', 'READ_BACK']] * 2
    certificates.every { listed(it) }
    keepHistory('workload-certificates', run)
  }

  def "S2, P2: an employee's certificate goes with the accounts, and the signed revocation list says so"() {
    given:
    def employee = machine(Company.CERTIFIED)
    def certificate = held(employee.person().username() + '-1')
    assert !listed(certificate)

    when:
    def run = starts(employee, [trigger: 'TERMINATION'])
    soon.eventually { assert run.state() == 'SEALED' }

    then:
    with(plain(run.itemsAt('certificates'))) {
      it*.kind == ['CERTIFICATE']
      it*.disposition == ['REMOVED']
      it[0].security.proof.contains('the revocation list of')
    }
    listed(certificate)
  }

  private Leaver machine(String id) {
    new Leaver(site, Company.person(id), 0)
  }

  private Outsider.Keys keys(Leaver machine) {
    Outsider.Keys.of(site.stack(), machine.person())
  }

  /** What the machine's client gets for itself. */
  private Web.Answer ownToken(Leaver machine) {
    def keys = keys(machine)
    Web.postForm(keys.tokenEndpoint(),
        [grant_type: 'client_credentials', client_id: keys.username() + '-client', client_secret: keys.password()])
  }

  private boolean connects(Leaver machine) {
    def keys = keys(machine)
    try {
      DriverManager.getConnection(keys.warehouseUrl(), keys.username(), keys.password()).close()
      true
    } catch (SQLException refused) {
      false
    }
  }

  /** The clients that somebody has consented to. */
  private List<String> consents(String employee) {
    def token = keycloakAdministrator()
    def users = "$realm/users"
    def id = Web.get("$users?exact=true&username=${Company.person(employee).username()}", token).json().path(0).path('id').asText()
    Web.get("$users/$id/consents", token).json().collect { JsonNode it -> it.path('clientId').asText() }
  }

  private X509Certificate held(String name) {
    Tls.certificate(Path.of(authority().text('held')).resolve(name + '.pem'))
  }

  /** Whether the list that the CA publishes names it, by the CA's own signature. */
  private boolean listed(X509Certificate certificate) {
    def ca = authority()
    def root = Path.of(ca.text('root'))
    def answer = Tls.client(Tls.context(root)).withCloseable {
      it.send(HttpRequest.newBuilder(URI.create(ca.text('revocationList'))).build(), BodyHandlers.ofByteArray()).body()
    }
    def list = CertificateFactory.getInstance('X.509').generateCRL(new ByteArrayInputStream(answer)) as X509CRL
    list.verify(Tls.certificate(root.resolveSibling('intermediate.crt')).publicKey)
    list.getRevokedCertificate(certificate) != null
  }

  private Facts.Target authority() {
    site.stack().facts().target(Part.CERTIFICATES)
  }
}
