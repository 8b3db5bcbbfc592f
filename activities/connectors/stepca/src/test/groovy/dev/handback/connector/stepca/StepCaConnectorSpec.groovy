package dev.handback.connector.stepca

import static com.github.tomakehurst.wiremock.client.WireMock.okJson
import static com.github.tomakehurst.wiremock.client.WireMock.post

import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ConnectorFactory
import dev.handback.connector.FindsAccess
import dev.handback.connector.ListsAccounts
import dev.handback.connector.ReadsBack
import dev.handback.connector.RevokesCertificates
import dev.handback.connector.Secret
import dev.handback.connector.contract.Call
import dev.handback.connector.contract.Contract
import dev.handback.connector.contract.Declares
import dev.handback.connector.contract.HttpConnectorContractSpec
import dev.handback.connector.contract.OpenSession
import dev.handback.connector.contract.Person
import dev.handback.connector.contract.TcpStandIn
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemKind
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.TempDir

/** The contract on a real step-ca: whoever holds a certificate there has no account and no password. */
@Declares([FindsAccess, ListsAccounts, RevokesCertificates, ReadsBack])
class StepCaConnectorSpec extends HttpConnectorContractSpec {
  @Shared @TempDir Path dir
  @Shared CaTarget target
  @Shared Path strangersRoot

  def setupSpec() {
    target = new CaTarget(dir.resolve('ca'))
    target.sql('CREATE DATABASE empty_one', "GRANT SELECT ON empty_one.* TO 'reader'@'%'")
    strangersRoot = dir.resolve('strangers.crt')
    Files.writeString(strangersRoot, Forged.rootCertificate())
  }

  def cleanupSpec() {
    target?.close()
  }

  @Override
  ConnectorFactory factory() {
    new StepCaConnectorFactory()
  }

  @Override
  TargetConfig config() {
    target.config()
  }

  @Override
  Person hire() {
    def name = 'p' + UUID.randomUUID().toString().take(12)
    def issued = target.issue(name, name + '@example.test')
    new Person(
        new Subject(SubjectKind.EMPLOYEE, 'E-' + name, name + '@example.test', null, null),
        new AccountRef(CaTarget.serial(issued), name), Secret.of('the key itself'), [ItemKind.CERTIFICATE] as Set)
  }

  /** A CA deletes nothing: what its administrator does is to revoke. */
  @Override
  void delete(Person person) {
    target.seed.revoke(person.account.id())
  }

  @Override
  boolean letsIn(Person person, Secret anything) {
    target.serves(target.holding(person.account.id()))
  }

  @Override
  OpenSession open(Person person) {
    new OpenSession() {
      boolean alive = true

      @Override
      void close() {
        alive = false
      }
    }
  }

  @Override
  boolean holds(AccessItem entitlement) {
    throw new IllegalStateException('there are none')
  }

  @Override
  TargetConfig withWrongCredentials() {
    Contract.changed(config(), secret: Secret.of(target.ca.key('staff')), secrets: [database: Secret.of('wrong')])
  }

  @Override
  Map<String, TargetConfig> elsewhere() {
    def settings = config().settings()
    ['a host that does not exist': Contract.changed(config(), url: URI.create('https://no-such-host.invalid:9000')),
     'a root that is not the CA\'s': Contract.with(config(), [root: strangersRoot.toString()]),
     'a database of something else': Contract.with(config(), [database: settings.database.replace('/certificates', '/empty_one')])]
  }

  @Override
  String onTheWire(Call call) {
    'POST /1.0/revoke'
  }

  /** The line has the CA's own name, and looks into what it passes on. */
  @Override
  TcpStandIn standIn() {
    def tls = target.tls()
    def made = new TcpStandIn(port(config()), tls.serverSocketFactory, tls.socketFactory)
    opened << made
    made
  }

  @Override
  TargetConfig inFront(MappingBuilder requests, ResponseDefinitionBuilder answer) {
    def server = target.inFront(requests, answer)
    opened << ({ server.stop() } as Closeable)
    at(config(), server.httpsPort())
  }

  @Override
  MappingBuilder disableRequest() {
    post('/1.0/revoke')
  }

  @Override
  ResponseDefinitionBuilder disableAnswer() {
    okJson('{"status": "ok"}')
  }
}
