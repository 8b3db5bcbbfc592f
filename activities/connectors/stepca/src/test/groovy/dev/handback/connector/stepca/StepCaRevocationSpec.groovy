package dev.handback.connector.stepca

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.get
import static com.github.tomakehurst.wiremock.client.WireMock.okJson
import static com.github.tomakehurst.wiremock.client.WireMock.post

import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ConnectorException
import dev.handback.connector.ReadBack
import dev.handback.connector.Removal
import dev.handback.connector.Secret
import dev.handback.connector.contract.Contract
import dev.handback.connector.estate.TargetConfig
import dev.handback.estate.StepCa
import dev.handback.estate.Tls
import dev.handback.inventory.AccountKind
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Which certificates count as access, and what ends them, on a real step-ca. */
class StepCaRevocationSpec extends Specification {
  @Shared @TempDir Path dir
  @Shared CaTarget target
  List<Closeable> opened = []
  def soon = new PollingConditions(timeout: 20, delay: 0.2)

  def setupSpec() {
    target = new CaTarget(dir.resolve('ca'))
  }

  def cleanupSpec() {
    target?.close()
  }

  def cleanup() {
    opened.reverse()*.close()
  }

  def "S9: a certificate that was replaced is revoked too, not only superseded"() {
    given:
    def machine = newName()
    def older = target.issue(machine, machine + '.example.test')
    def newer = target.renew(older)
    assert target.serves(older) && target.serves(newer)
    def connector = connector(CorrelateBy.USER_NAME)

    when:
    def items = connector.findAccess(workload(machine)).collect { Contract.item(it) }

    then: 'both are access, however the machine itself sees it'
    items*.nativeId() as Set == [older, newer].collect { CaTarget.serial(it) } as Set

    when:
    def answers = items.collect { connector.revokeCertificate(it) }

    then:
    answers.every { it instanceof Removal.Removed }
    items.every { connector.readBack(it) instanceof ReadBack.Gone }
    !target.serves(older) && !target.serves(newer)
    connector.findAccess(workload(machine)) == []
  }

  def "S2: a leaver's certificates are revoked, and the signed revocation list says so"() {
    given:
    def name = newName()
    def held = [target.issue(name, name + '@example.test'), target.issue('Ada Lovelace', name + '@example.test')]
    def bystander = target.issue(newName())
    def connector = connector(CorrelateBy.EMAIL)
    def items = connector.findAccess(employee(name)).collect { Contract.item(it) }
    assert items.size() == 2 && held.every { target.serves(it) }

    when:
    items.each { connector.revokeCertificate(it) }
    def looks = items.collect { connector.readBack(it) }

    then: 'by the list, and by a server that reads it'
    looks.every { it instanceof ReadBack.Gone && it.how().contains('CESSATION_OF_OPERATION') && it.how().contains('signed by') }
    held.every { !target.serves(it) }
    target.serves(bystander)
  }

  def "S9: nobody has a revoked certificate renewed: the CA itself refuses"() {
    given:
    def machine = newName()
    def held = target.issue(machine)
    assert target.seed.tryRenewal(held).statusCode() == 201

    when:
    revokeAll(machine)
    def answer = target.seed.tryRenewal(held)

    then:
    answer.statusCode() == 401
  }

  def "P2: a certificate is found by what the estate correlates by, whichever of its names says so: #by, #names"() {
    given:
    def name = newName()
    def issued = target.issue(commonName.replace('NAME', name), names.collect { it.replace('NAME', name) } as String[])
    def subject = new Subject(SubjectKind.WORKLOAD, name, name + '@example.test', null, null)

    expect:
    connector(by).findAccess(subject)*.nativeId() == (found ? [CaTarget.serial(issued)] : [])

    where:
    by                     | commonName | names                                || found
    CorrelateBy.EMAIL      | 'Ada'      | ['NAME@example.test']                || true
    CorrelateBy.EMAIL      | 'Ada'      | ['NAME@EXAMPLE.test']                || true
    CorrelateBy.EMAIL      | 'NAME'     | ['host.example.test']                || false
    CorrelateBy.USER_NAME  | 'NAME'     | ['host.example.test']                || true
    CorrelateBy.USER_NAME  | 'Ada'      | ['NAME@example.test']                || true
    CorrelateBy.USER_NAME  | 'host'     | ['spiffe://example.test/w/NAME']     || true
    CorrelateBy.USER_NAME  | 'host'     | ['spiffe://example.test/w/NAME-two'] || false
    CorrelateBy.USER_NAME  | 'host'     | ['NAME.example.test']                || false
    CorrelateBy.SUBJECT_ID | 'host'     | ['NAME']                             || true
  }

  def "P1: certificates are listed with whom they are, people's and machines'"() {
    given:
    def name = newName()
    target.issue(name, name + '@example.test')
    def machine = newName()
    target.issue(machine, machine + '.example.test')

    when:
    def listed = connector(CorrelateBy.EMAIL).listAccounts(null, 1000).accounts()

    then:
    with(listed.find { it.account().name() == name }) {
      kind() == AccountKind.PERSON
      names().email() == name + '@example.test'
      names().userName() == name
    }
    listed.find { it.account().name() == machine }.kind() == AccountKind.SERVICE
  }

  def "an expired certificate opens nothing: it is no access, and once found it counts as gone"() {
    given:
    def name = newName()
    def brief = target.seed.issue(name, Duration.ofSeconds(3))
    def connector = connector(CorrelateBy.USER_NAME)
    def item = Contract.item(connector.findAccess(workload(name)).first())

    when:
    soon.eventually { assert brief.certificate().notAfter.toInstant() < Instant.now() }

    then:
    connector.findAccess(workload(name)) == []
    connector.accessOf(item.account()) == []
    connector.revokeCertificate(item) instanceof Removal.AlreadyAbsent
    connector.readBack(item) instanceof ReadBack.Gone
  }

  def "S5: a CA that says yes and revokes nothing is not believed"() {
    given:
    def name = newName()
    target.issue(name)
    def liar = connector(inFront(post('/1.0/revoke'), okJson('{"status": "ok"}')))
    def item = Contract.item(liar.findAccess(workload(name)).first())

    when:
    liar.revokeCertificate(item)

    then:
    thrown(ConnectorException.Conflict)
    liar.readBack(item) instanceof ReadBack.Present
  }

  def "S5: what the CA has revoked counts only when its published list says so: an older list still allows"() {
    given:
    def name = newName()
    target.issue(name)
    def before = target.list()
    def behind = connector(inFront(get('/1.0/crl'), aResponse().withBody(before)))
    def item = Contract.item(behind.findAccess(workload(name)).first())

    when:
    def answer = behind.revokeCertificate(item)

    then: 'the list that everybody reads is one from before'
    answer instanceof Removal.Removed
    behind.readBack(item) instanceof ReadBack.Present

    and:
    connector(CorrelateBy.USER_NAME).readBack(item) instanceof ReadBack.Gone
  }

  def "S5: a revocation list that cannot be trusted proves nothing, in either direction: #why"() {
    given:
    def name = newName()
    target.issue(name)
    def item = Contract.item(connector(CorrelateBy.USER_NAME).findAccess(workload(name)).first())
    def untrusted = connector(inFront(get('/1.0/crl'), aResponse().withBody(body.call(target.list()) as byte[])))

    when:
    untrusted.readBack(item)

    then:
    ConnectorException.Conflict e = thrown()
    e.message.contains('cannot be trusted')

    where:
    why                        | body
    'its signature was broken' | { byte[] it -> it[it.length - 5] = (byte) (it[it.length - 5] ^ 1); it }
    'it is no list'            | { byte[] it -> 'nothing was ever revoked'.bytes }
    'somebody else signed it'  | { byte[] it -> Forged.list() }
  }

  def "S5: a list that was due to be renewed proves nothing"() {
    given:
    def name = newName()
    target.issue(name)
    def item = Contract.item(connector(CorrelateBy.USER_NAME).findAccess(workload(name)).first())
    def stale = Forged.listOf(target.ca, Instant.now() - Duration.ofMinutes(1))

    when:
    connector(inFront(get('/1.0/crl'), aResponse().withBody(stale))).readBack(item)

    then:
    ConnectorException.Conflict e = thrown()
    e.message.contains('due to be renewed')
  }

  def "a key that may issue only for somebody else is no key to revoke with"() {
    given:
    def name = newName()
    target.issue(name)
    def config = Contract.changed(target.config(CorrelateBy.USER_NAME), secret: Secret.of(target.ca.key(StepCa.ISSUING)))
    def denied = connector(config)
    def item = Contract.item(denied.findAccess(workload(name)).first())

    when:
    denied.revokeCertificate(item)

    then:
    ConnectorException.Denied e = thrown()
    !e.message.contains(target.ca.key(StepCa.ISSUING))
  }

  def "the key that revokes issues nothing"() {
    expect:
    target.seed.tryIssuing(StepCa.REVOKING, newName()).statusCode() >= 400
  }

  def "a certificate of another CA in the database is never revoked at this one"() {
    given:
    def name = newName()
    def (serial, der) = Forged.certificate(name)
    target.sql("INSERT INTO certificates.x509_certs VALUES ('$serial', x'${(der as byte[]).encodeHex()}')")

    when:
    connector(CorrelateBy.USER_NAME).findAccess(workload(name))

    then:
    thrown(ConnectorException.Misconfigured)

    cleanup:
    target.sql("DELETE FROM certificates.x509_certs WHERE nkey = '$serial'")
  }

  private void revokeAll(String name) {
    def connector = connector(CorrelateBy.USER_NAME)
    connector.findAccess(workload(name)).each { connector.revokeCertificate(Contract.item(it)) }
  }

  private connector(CorrelateBy by) {
    connector(target.config(by))
  }

  private connector(TargetConfig config) {
    def made = new StepCaConnectorFactory().create(config)
    opened << ({ made.close() } as Closeable)
    made
  }

  private TargetConfig inFront(MappingBuilder requests, ResponseDefinitionBuilder answer) {
    def server = target.inFront(requests, answer)
    opened << ({ server.stop() } as Closeable)
    Contract.changed(target.config(CorrelateBy.USER_NAME), url: URI.create("https://127.0.0.1:${server.httpsPort()}"))
  }

  private static String newName() {
    'n' + UUID.randomUUID().toString().take(12)
  }

  private static Subject workload(String name) {
    new Subject(SubjectKind.WORKLOAD, 'w-' + name, name + '@example.test', name, null)
  }

  private static Subject employee(String name) {
    new Subject(SubjectKind.EMPLOYEE, 'e-' + name, name + '@example.test', null, null)
  }
}
