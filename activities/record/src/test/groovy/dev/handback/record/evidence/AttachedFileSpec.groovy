package dev.handback.record.evidence

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import dev.handback.record.attachment.Attachments
import dev.handback.record.attachment.NewFile
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import java.sql.SQLException
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Files that people attach are part of the tamper-evident record, and of its signed bundle (O2, R5). */
class AttachedFileSpec extends Specification {
  private static final byte[] PICTURE = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2, 0xFF] as byte[]

  @Shared RecordServer server = new RecordServer("record_files")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Attachments attachments = context.getBean(Attachments)
  @Shared Leaver leaver = new Leaver()
  @TempDir Path dir

  def setupSpec() {
    open(leaver)
    attach(leaver, [picture(), new NewFile("ticket.txt", "text/plain", "closed".bytes)])
    leaver.tell(record)
  }

  def "O2: a file's name, kind, size and SHA-256 are an entry of the chain, by whoever attached it; its bytes are beside it"() {
    given:
    def out = new ByteArrayOutputStream()
    context.getBean(Evidence).writeNdjson(leaver.id, out)
    def entry = new com.fasterxml.jackson.databind.ObjectMapper().readValue(out.toString("UTF-8").readLines().find { it.contains("FILE_ATTACHED") }, Map).entry
    def file = attachments.of(leaver.id).first()

    expect:
    entry.subMap("actor", "item", "name", "mediaType", "size", "sha256") == [actor: "owner@example.com", item: item(leaver).value(), name: "proof.png", mediaType: "image/png", size: PICTURE.length, sha256: picture().sha256()]
    file.sha256() == entry.sha256
    attachments.content(leaver.id, file.id()) == PICTURE
    !out.toString("UTF-8").contains("closed")
  }

  def "O2: the same file for the same item is attached once, however often it is sent"() {
    given:
    def other = new Leaver()
    open(other)

    when:
    def ids = (1..2).collect { attach(other, [picture()])*.id() }

    then:
    ids[0] == ids[1]
    attachments.of(other.id).size() == 1
  }

  def "R5: a bundle has the files, and is good only with all of them as they were: #what"() {
    when:
    def (code, said) = verify(bundle(change))

    then:
    code == expected
    said.contains(finding)

    where:
    what                  | expected | finding                                                | change
    "untouched"           | 0        | "unchanged since; its 2 files are what was attached"   | { it }
    "a changed file"      | 1        | 'The file "proof.png" is not what was attached'        | { f -> f[name()] = [1, 2, 3] as byte[] }
    "a byte more"         | 1        | 'The file "proof.png" is not what was attached'        | { f -> f[name()] = (PICTURE.toList() + [(byte) 0]) as byte[] }
    "a removed file"      | 1        | 'The file "proof.png" is missing'                      | { f -> f.remove(name()) }
    "a file of a stranger" | 1       | "was attached by nobody"                               | { f -> f["files/" + "0" * 64] = [1] as byte[] }
  }

  def "R5: nothing is attached once the record is sealed"() {
    when:
    attach(leaver, [new NewFile("late.txt", "text/plain", "late".bytes)])

    then:
    thrown(RecordRefusal.RecordSealed)
    attachments.of(leaver.id)*.name() == ["proof.png", "ticket.txt"]
  }

  def "O2: more bytes than an offboarding may have are refused, and none of them is kept"() {
    given:
    def other = new Leaver()
    open(other)

    when:
    attachments.add(other.id, item(other), "owner@example.com", Leaver.T0, [picture(), new NewFile("big.txt", "text/plain", ("x" * 100).bytes)], 100)

    then:
    thrown(RecordRefusal.AttachmentsFull)
    attachments.of(other.id).empty
  }

  def "R5: the database itself lets nobody change or take away a file: #sql"() {
    when:
    try (def connection = server.connect(); def statement = connection.createStatement()) {
      statement.executeUpdate(sql)
    }

    then:
    def refused = thrown(SQLException)
    refused.message.contains("append-only")

    where:
    sql << ["UPDATE attachment SET name = 'other'", "DELETE FROM attachment"]
  }

  private void open(Leaver one) {
    record.open(one.opened())
    record.planned(one.planned())
    record.entered(one.entered(Stage.REVOKE_SESSIONS))
  }

  private List attach(Leaver one, List<NewFile> files) {
    attachments.add(one.id, item(one), "owner@example.com", Leaver.T0.plusMillis(100), files, Long.MAX_VALUE)
  }

  private static item(Leaver one) { one.item(ItemKind.ACCOUNT).id() }

  private static NewFile picture() { new NewFile("proof.png", "image/png", PICTURE) }

  private static String name() { "files/" + picture().sha256() }

  private Path bundle(Closure change) {
    def out = new ByteArrayOutputStream()
    context.getBean(EvidenceBundle).write(leaver.id, out)
    def original = Files.write(Files.createTempFile(dir, "original", ".zip"), out.toByteArray())
    def files = [:]
    try (def zip = new ZipFile(original.toFile())) {
      zip.entries().each { files[it.name] = zip.getInputStream(it).bytes }
    }
    change(files)
    def changed = Files.createTempFile(dir, "changed", ".zip")
    try (def zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      files.each { name, bytes -> zip.putNextEntry(new ZipEntry(name as String)); zip.write(bytes as byte[]) }
    }
    changed
  }

  private static List verify(Path bundle) {
    def out = new ByteArrayOutputStream()
    [VerifyBundle.run([bundle.toString()] as String[], new PrintStream(out, true, "UTF-8")), out.toString("UTF-8")]
  }
}
