package dev.handback.record.evidence

import com.fasterxml.jackson.databind.ObjectMapper
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import org.jose4j.jwk.JsonWebKey.OutputControlLevel
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class BundleSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_bundle")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Leaver leaver = new Leaver(2)
  @TempDir Path dir

  def setupSpec() {
    leaver.tell(record)
  }

  def "a bundle is good by itself, and says that the key is only its own (R5)"() {
    when:
    def (code, said) = verify(bundle())

    then:
    code == 0
    said.startsWith("GOOD  ${leaver.id}: ")
    said.contains("entries, sealed 2026-11-20T16:00:02.123456Z as SEALED, unchanged since")
    said.contains("the bundle's own key")
  }

  def "a bundle is good with the key that is known of the company"() {
    when:
    def (code, said) = verify(bundle(), "--key", publicKey(RecordServer.signingKey()).toString())

    then:
    code == 0
    said.contains("Signed with the key you gave, ")
  }

  def "a bundle signed with another key than the known one is wrong (R5)"() {
    given:
    def other = dir.resolve("other.jwk")
    SigningKeys.loadOrCreate(other)

    when:
    def (code, said) = verify(bundle(), "--key", publicKey(other).toString())

    then:
    code == 1
    said.startsWith("WRONG  The head is signed with key ")
  }

  def "#tampering is found offline, and the first wrong entry is named (R5)"() {
    when:
    def (code, said) = verify(bundle { files -> files["evidence.ndjson"] = tamper(files["evidence.ndjson"].readLines()).join("\n") + "\n" })

    then:
    code == 1
    said.contains(finding)

    where:
    tampering                       | finding                                                | tamper
    "a changed entry"               | "Entry 8 (SEAT_MOVED, 2026-11-20T16:00:00.173456Z) is wrong: its content is not what was hashed" | { l -> l[7] = l[7].replace("12.50", "99.50"); l }
    "a removed entry"               | "Entry 4 (PLANNED, 2026-11-20T16:00:00.173456Z) is wrong: it says it is number 5" | { l -> l.remove(3); l }
    "a removed and renumbered entry" | "Entry 4 (PLANNED, 2026-11-20T16:00:00.173456Z) is wrong: it does not follow" | { l -> l.remove(3); renumbered(l) }
    "two entries in another order"  | "Entry 3 "                                             | { l -> renumbered([l[0], l[1], l[3], l[2]] + l.drop(4)) }
    "a chain that was cut"          | "entries were signed, but there are"                   | { l -> l.dropRight(1) }
    "an added entry"                | "Entry "                                               | { l -> l + l.last() }
    "a chain recomputed throughout" | "The chain holds, but it is not the one that was signed" | { l -> rehashed(l.collect { it.replace("sign-in refused", "sign-in accepted") }) }
    "a line that is no JSON"        | "Entry 2 is not JSON"                                  | { l -> l[1] = "{"; l }
    "a doubled field"               | "Entry 2 is not JSON"                                  | { l -> l[1] = l[1].replace('"entry":{', '"entry":{"type":"PLANNED",'); l }
  }

  def "a chain that holds but is another offboarding's is wrong (R5)"() {
    given:
    def lines = null
    bundle { lines = (it["evidence.ndjson"] as String).readLines() }

    when:
    ChainCheck.of(lines, "ob-other")

    then:
    def wrong = thrown(WrongBundleException)
    wrong.message.endsWith("it belongs to another offboarding")
  }

  def "a head signed by somebody else is found when their key is not put in, and shows in the key when it is (R5)"() {
    given:
    def forger = new SealSigner(SigningKeys.loadOrCreate(dir.resolve("forger.jwk")))
    def forged = { files -> files["head.jws"] = forger.sign(payload(files["head.jws"])) }

    expect:
    verify(bundle(forged))[0] == 1
    verify(bundle { forged(it); it["public-key.jwk"] = forger.publicKey() })[1].contains("the bundle's own key")
    verify(bundle { forged(it); it["public-key.jwk"] = forger.publicKey() }, "--key", publicKey(RecordServer.signingKey()).toString())[0] == 1
  }

  def "a signature that was changed, or that claims no algorithm, is not valid (R5)"() {
    when:
    def (code, said) = verify(bundle { it["head.jws"] = change(it["head.jws"]) })

    then:
    code == 1
    said.contains(finding)

    where:
    change                                                                  | finding
    ({ String jws -> jws.substring(0, jws.length() - 8) + "AAAAAAAA" })     | "The signature of the head is not valid"
    ({ String jws -> "eyJhbGciOiJub25lIn0." + jws.split(/\./)[1] + "." })   | "WRONG"
    ({ String jws -> "nonsense" })                                          | "The signed head cannot be read"
  }

  def "a readable copy that says something else than the chain is found (R5)"() {
    when:
    def (code, said) = verify(bundle { it["record.json"] = it["record.json"].replaceFirst("REMOVED", "RECLAIMED") })

    then:
    code == 1
    said.contains("record.json does not say what was sealed")
  }

  def "what is no bundle gives exit code 2: #what"() {
    expect:
    verify(make.call(this))[0] == 2

    where:
    what                 | make
    "no file"            | { it.dir.resolve("nowhere.zip") }
    "no zip"             | { Files.writeString(it.dir.resolve("text"), "text") }
    "a missing signature" | { it.bundle { files -> files.remove("head.jws") } }
  }

  def "wrong use gives exit code 2 and says how"() {
    given:
    def out = new ByteArrayOutputStream()

    expect:
    VerifyBundle.run(arguments as String[], new PrintStream(out)) == 2
    out.toString().contains(said)

    where:
    arguments                            | said
    []                                   | "Usage: verify BUNDLE [--key FILE]"
    ["a.zip", "--what", "b"]             | "Usage: verify BUNDLE [--key FILE]"
    ["a.zip", "--key", "/nowhere/b.jwk"] | "The key cannot be read"
  }

  def "there is no bundle before the seal"() {
    given:
    def open = new Leaver()
    record.open(open.opened())

    when:
    context.getBean(EvidenceBundle).write(open.id, OutputStream.nullOutputStream())

    then:
    thrown(RecordRefusal.NotSealed)
  }

  def "there is no bundle of an offboarding that nobody knows"() {
    when:
    context.getBean(EvidenceBundle).write(new OffboardingId("ob-unknown"), OutputStream.nullOutputStream())

    then:
    thrown(RecordRefusal.UnknownOffboarding)
  }

  def "the readable copy has the fields that the HTTP contract names"() {
    when:
    def copy = null
    bundle { copy = new ObjectMapper().readValue(it["record.json"] as String, Map) }

    then:
    copy.keySet().containsAll(["id", "workflowId", "subject", "trigger", "risk", "state", "stage", "policyVersion", "effectiveAt", "startedAt", "sealedAt", "items", "obligations", "figures"])
    copy.id == leaver.id.value()
    copy.startedAt == "2026-11-20T16:00:00.143456Z"
    copy.items[0].keySet().containsAll(["id", "target", "kind", "name", "class", "reversibility", "status", "disposition", "security", "finance"])
    copy.items[0].security.keySet().containsAll(["removedAt", "proof", "provenAt", "residual"])
    copy.figures.keySet().containsAll(["timeToContainMs", "timeToRemovalMs", "residualAccessSeconds", "seatsReleased", "monthlySaving", "slaBreached"])
  }

  def "the chain is written out one entry a line, canonical byte for byte (R5)"() {
    given:
    def out = new ByteArrayOutputStream()

    when:
    def count = context.getBean(Evidence).writeNdjson(leaver.id, out)
    def lines = out.toString(StandardCharsets.UTF_8).readLines()

    then:
    count == lines.size()
    lines.every { it.endsWith('"entry":' + CanonicalJson.of(it.substring(it.indexOf('"entry":') + 8, it.length() - 1)) + "}") }
  }

  Path bundle(Closure change = { }) {
    def out = new ByteArrayOutputStream()
    context.getBean(EvidenceBundle).write(leaver.id, out)
    def original = Files.write(Files.createTempFile(dir, "original", ".zip"), out.toByteArray())
    def files = [:]
    try (def zip = new ZipFile(original.toFile())) {
      zip.entries().each { files[it.name] = zip.getInputStream(it).getText("UTF-8") }
    }
    change(files)
    def changed = Files.createTempFile(dir, "changed", ".zip")
    try (def zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      files.each { name, text -> zip.putNextEntry(new ZipEntry(name as String)); zip.write((text as String).getBytes("UTF-8")) }
    }
    changed
  }

  private static List verify(Path bundle, String... more) {
    def out = new ByteArrayOutputStream()
    def code = VerifyBundle.run(([bundle.toString()] + more.toList()) as String[], new PrintStream(out, true, "UTF-8"))
    [code, out.toString("UTF-8")]
  }

  private Path publicKey(Path jwk) {
    Files.writeString(Files.createTempFile(dir, "public", ".jwk"), SigningKeys.loadOrCreate(jwk).toJson(OutputControlLevel.PUBLIC_ONLY))
  }

  private static String payload(String jws) {
    new String(Base64.urlDecoder.decode(jws.split(/\./)[1]), StandardCharsets.UTF_8)
  }

  private static List<String> renumbered(List<String> lines) {
    lines.withIndex().collect { line, i -> line.replaceFirst(/"sequence":\d+/, "\"sequence\":${i + 1}") }
  }

  private static List<String> rehashed(List<String> lines) {
    def head = ChainHead.EMPTY
    lines.collect { line ->
      def entry = CanonicalJson.of(new ObjectMapper().readTree(line).path("entry").toString())
      def previous = head.hash().hex()
      head = head.after(entry)
      "{\"sequence\":${head.length()},\"previous\":\"$previous\",\"hash\":\"${head.hash().hex()}\",\"entry\":$entry}".toString()
    }
  }
}
