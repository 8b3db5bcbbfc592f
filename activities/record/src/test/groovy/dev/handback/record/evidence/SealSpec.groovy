package dev.handback.record.evidence

import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.record.RecordActivities
import dev.handback.offboarding.record.SealRequest
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.SQLException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class SealSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_seal")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  Leaver leaver = new Leaver()

  def "a record is not sealed while an item has no disposition, and says which (R4)"() {
    given:
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.report(leaver.proven())

    when:
    record.seal(leaver.end())

    then:
    def refusal = thrown(RecordRefusal.SealRefused)
    refusal.message.endsWith("no disposition yet for SEAT Designer seat at target-1")
    context.getBean(Offboardings).find(leaver.id).get().sealedAt() == null
  }

  def "a run that was #state touched nothing, so its items need no disposition"() {
    given:
    record.open(leaver.opened())
    record.planned(leaver.planned())

    expect:
    record.seal(leaver.end(state)).entries() == 6
    context.getBean(Offboardings).find(leaver.id).get().state() == state

    where:
    state << [OffboardingState.REJECTED, OffboardingState.RESCINDED]
  }

  def "the record is sealed once: asked again, it gives the same seal (S7)"() {
    given:
    leaver.tell(record)

    expect:
    record.seal(leaver.end()) == record.seal(new SealRequest(leaver.id, OffboardingState.SEALED, Leaver.T0.plusSeconds(99)))
    record.seal(leaver.end()).at() == Leaver.T0.plusSeconds(2)
  }

  def "nothing can be added to a sealed record (R5): #what"() {
    given:
    leaver.tell(record)

    when:
    message.call(leaver)

    then:
    thrown(RecordRefusal.RecordSealed)

    where:
    what         | message
    "an outcome" | { Leaver it -> record.report(it.reported([it.done(it.item(ItemKind.ACCOUNT), Stage.VERIFY, 9000)])) }
    "a stage"    | { Leaver it -> record.entered(it.entered(Stage.VERIFY, OffboardingState.RUNNING, 9000)) }
    "a debt"     | { Leaver it -> record.obligation(it.owed()) }
  }

  def "the last entry names the end of every item, so that the chain needs no database (R4, R5)"() {
    given:
    leaver.tell(record)

    when:
    def last = server.rows("SELECT entry FROM evidence WHERE offboarding_id = ? ORDER BY sequence DESC LIMIT 1", leaver.id.value())[0].entry as String

    then:
    last.contains('"type":"SEALED"')
    last.contains('{"disposition":"RECLAIMED","item":"' + leaver.item(ItemKind.SEAT).id() + '","kind":"SEAT"')
    last.contains('"proof":"TRIED"')
  }

  def "the database refuses to change or delete evidence and seals (R5): #sql"() {
    given:
    leaver.tell(record)

    when:
    server.update(sql, leaver.id.value())

    then:
    def refused = thrown(SQLException)
    refused.message.contains("evidence is append-only")

    where:
    sql << [
      "UPDATE evidence SET entry = '{}' WHERE offboarding_id = ?",
      "DELETE FROM evidence WHERE offboarding_id = ?",
      "UPDATE seal SET jws = '' WHERE offboarding_id = ?",
      "DELETE FROM seal WHERE offboarding_id = ?",
    ]
  }

  def "a database user without the right to triggers does not keep the record from working"() {
    given:
    def poor = new RecordServer("record_poor", "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, REFERENCES, DROP")

    when:
    try (def without = poor.start()) {
      leaver.tell(without.getBean(RecordActivities))
    }

    then:
    poor.rows("SELECT COUNT(*) AS n FROM seal")[0].n == 1
    poor.rows("SHOW TRIGGERS").isEmpty()
  }

  def "the signing key is made once, for its owner's eyes only"(@TempDir Path dir) {
    given:
    def file = dir.resolve("keys/signing.jwk")

    when:
    def made = SigningKeys.loadOrCreate(file)

    then:
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == "rw-------"
    SigningKeys.loadOrCreate(file).keyId == made.keyId
    SigningKeys.load("file:" + file).keyId == made.keyId
    SigningKeys.load(file.toString()).privateKey != null
    Files.list(file.parent).withCloseable { it.count() } == 1

    and: "what is handed out has no private part"
    !new SealSigner(made).publicKey().contains('"d"')
  }

  def "a signing key that is none is refused in plain words: #text"(@TempDir Path dir) {
    given:
    def file = Files.writeString(dir.resolve("key"), text)

    when:
    SigningKeys.load(file.toString())

    then:
    def refusal = thrown(IllegalArgumentException)
    refusal.message.contains("is not a")

    where:
    text << ["not json", "{}", '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}']
  }
}
