package dev.handback.api.offboarding

import dev.handback.api.Multipart
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.offboarding.access.ItemKind
import java.security.MessageDigest
import java.util.zip.ZipInputStream
import spock.lang.Shared
import spock.lang.Specification

/** People attach files to what they did by hand: to the call, and to the form of the task (O2). */
class EvidenceFileSpec extends Specification {
  static final byte[] PNG = "89504E470D0A1A0A0000000D49484452000000010000000108060000001F15C489".decodeHex()
  static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".bytes
  static final byte[] JPEG = "FFD8FFE000104A46494600010100000100010000FFDB0043".decodeHex()
  static final Map GOOD = [outcome: "DONE", evidence: "switched off, ticket 7"]

  @Shared RunningApi api = Stack.api()

  def "O2: a file is on the record, and the run hears its name and what it hashes to, never its bytes"() {
    given:
    def leaving = leaving("file-kept")
    def answer = send(leaving, GOOD + [seatFreed: "true"], ["seat list.png": PNG])
    def sha = MessageDigest.getInstance("SHA-256").digest(PNG).encodeHex().toString()

    expect:
    answer.status == 202
    with(api.signals(leaving.id)) {
      it.size() == 1
      it[0].evidence == "switched off, ticket 7 (seat freed as well); attached: seat list.png (SHA-256 $sha)"
    }
    with(files(leaving).first()) {
      it.subMap("name", "mediaType", "size", "sha256", "attachedBy") == [name: "seat list.png", mediaType: "image/png", size: PNG.length, sha256: sha, attachedBy: "app-owner"]
    }
    api.get("/offboardings/$leaving.id/evidence", "security").text.contains("FILE_ATTACHED")
  }

  def "O2: a file comes back as it was, to be saved and never to be shown as a page"() {
    given:
    def leaving = leaving("file-back")
    send(leaving, GOOD, ["Übersicht \"1\".png": PNG])
    def file = files(leaving).first()
    def call = api.get("/offboardings/$leaving.id/files/$file.id", "auditor")
    def page = new Visitor(api, "security").get("/console/offboardings/$leaving.id/files/$file.id")

    expect:
    [call, page].each { answer ->
      assert answer.status == 200
      assert answer.bytes == PNG
      assert answer.header("Content-Type") == "image/png"
      assert answer.header("Content-Disposition").startsWith('attachment; filename="')
      assert answer.header("Content-Disposition").contains("filename*=UTF-8''%C3%9Cbersicht%20")
      assert answer.headers("X-Content-Type-Options").contains("nosniff")
      assert answer.headers("Content-Security-Policy").any { it.contains("sandbox") }
    }
    new Visitor(api, "auditor").get("/console/offboardings/$leaving.id").text.contains("/files/$file.id")
    !new Visitor(api, "finance").get("/console/offboardings/$leaving.id").text.contains("/files/$file.id")
    api.get("/offboardings/$leaving.id/files/file-unknown", "auditor").isProblem(404)
  }

  def "O2: #name is taken as #type: its content counts, not its name"() {
    given:
    def leaving = leaving("kind-${name.hashCode()}")
    def answer = send(leaving, GOOD, [(name): content])

    expect:
    answer.status == 202
    files(leaving)*.mediaType == [type]

    where:
    name             | content                              || type
    "scan.pdf"       | PDF                                  || "application/pdf"
    "scan.txt"       | PDF                                  || "application/pdf"
    "photo.jpg"      | JPEG                                 || "image/jpeg"
    "log.txt"        | "12:00 user disabled\n".bytes        || "text/plain"
    "mail.txt"       | "Subject: done\nFrom: a@b.c\n\nIt is.\n".bytes || "text/plain"
    "seats.csv"      | "name,seat\nada,designer\n".bytes    || "text/csv"
    "noname"         | "Grüße\n".getBytes("UTF-8")          || "text/plain"
  }

  def "O2: #what is refused with words that say what to do, and nothing is told or kept"() {
    given:
    def leaving = leaving("bad-${what.hashCode()}")
    def answer = send(leaving, GOOD, sent)

    expect:
    answer.isProblem(422)
    answer.wrongFields.unique() == ["files"]
    answer.json.errors*.detail.any { it.contains(said) }
    api.signals(leaving.id).empty
    files(leaving).empty

    where:
    what                          | said                                      | sent
    "a page that calls itself a picture" | '"photo.png" looks like text/html: attach PDF, PNG, JPEG, plain text and CSV only' | ["photo.png": "<!doctype html><html><script>alert(1)</script></html>".bytes]
    "a drawing with a script"     | "looks like image/svg+xml"                | ["drawing.png": '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'.bytes]
    "a program"                   | "attach PDF, PNG"                         | ["setup.pdf": ("4D5A90000300000004000000FFFF0000" + "00" * 64).decodeHex()]
    "an archive"                  | "looks like application/zip"              | ["all.zip": "504B030414000000080000000000".decodeHex()]
    "an empty file"               | '"empty.txt" is empty: choose the file again' | ["empty.txt": new byte[0]]
    "a file that is too large"    | '"large.txt" is larger than 5 MB: attach a smaller one' | ["large.txt": ("x" * (5 * 1024 * 1024 + 1)).bytes]
    "more files than may be"      | "4 files are too many: attach at most 3"  | (1..4).collectEntries { ["${it}.txt".toString(), "x$it".toString().bytes] }
  }

  def "O2: a file of 5 MB is taken"() {
    given:
    def leaving = leaving("just-fits")

    expect:
    send(leaving, GOOD, ["large.txt": ("x" * (5 * 1024 * 1024)).bytes]).status == 202
    files(leaving)*.size == [5 * 1024 * 1024]
  }

  def "O2: names are cut, without folders and without what cannot be seen: #sent"() {
    given:
    def leaving = leaving("name-${sent.hashCode()}")
    send(leaving, GOOD, [(sent): PNG])

    expect:
    files(leaving)*.name == [kept]

    where:
    sent                          || kept
    "../../etc/passwd"            || "passwd"
    "C:\\\\Users\\\\ada\\\\x.png" || "x.png"
    "a\u202Egnp.exe"              || "agnp.exe"
    "x" * 200 + ".png"            || "x" * 120 + "…"
  }

  def "O2: without files, or with none chosen, the form is what the JSON call is: #status"() {
    given:
    def leaving = leaving("no-files-$status")

    expect:
    send(leaving, fields, chosen).status == status
    api.signals(leaving.id).size() == (status == 202 ? 1 : 0)

    where:
    fields                                | chosen              || status
    GOOD                                  | ["": new byte[0]]   || 202
    [outcome: "DONE"]                     | ["p.png": PNG]      || 422
  }

  def "what is no such form is refused with 400: #what"() {
    given:
    def leaving = leaving("no-form-${what.hashCode()}")

    expect:
    api.send("POST", path(leaving), body, api.signedIn("app-owner") + ["Content-Type": type]).isProblem(400)
    api.signals(leaving.id).empty

    where:
    what             | type                         | body
    "no boundary"    | "multipart/form-data"        | Multipart.body(GOOD, [:])
    "cut short"      | Multipart.TYPE               | Multipart.body(GOOD, ["p.png": PNG])[0..-30] as byte[]
    "sixty parts"    | Multipart.TYPE               | Multipart.body((1..60).collectEntries { ["f$it".toString(), "x"] }, [:])
    "a long field"   | Multipart.TYPE               | Multipart.body([evidence: "x" * 30_000], [:])
  }

  def "a form that is larger than any may be is refused with 413 and what to do, and no file of it is kept: #how"() {
    given:
    def leaving = leaving("too-large-$how")
    def form = Multipart.body(GOOD, (1..4).collectEntries { ["${it}.txt".toString(), ("x" * (5 * 1024 * 1024)).bytes] })
    def answer = api."$how"("POST", path(leaving), form, api.signedIn("app-owner") + ["Content-Type": Multipart.TYPE])

    expect:
    answer.isProblem(413)
    answer.json.title == "The form is too large"
    answer.json.detail == "send fewer or smaller files: at most 16 MB in all"
    files(leaving).empty

    where:
    how << ["send", "sendChunked"]
  }

  def "O2: the same form sent twice attaches its file once"() {
    given:
    def leaving = leaving("twice")
    2.times { assert send(leaving, GOOD, ["p.png": PNG]).status == 202 }

    expect:
    files(leaving).size() == 1
  }

  def "P5: the files of their own offboarding are not there for whoever it is about; and who may not see evidence may not see them: #user"() {
    given:
    def leaving = leaving("insiders-$user", [email: "insider@example.com"])
    send(leaving, GOOD, ["p.png": PNG])
    def file = files(leaving).first().id

    expect:
    api.get("/offboardings/$leaving.id/files", user).isProblem(status)
    api.get("/offboardings/$leaving.id/files/$file", user).isProblem(status)
    new Visitor(api, user).get("/console/offboardings/$leaving.id/files/$file").status == status

    where:
    user       | status
    "insider"  | 404
    "finance"  | 403
    "operator" | 403
  }

  def "R5: the signed bundle carries the file, and the hash in the chain is its own"() {
    given:
    def leaving = leaving("bundled")
    send(leaving, GOOD, ["p.pdf": PDF])
    leaving.sealed()
    def entries = [:]
    def zip = new ZipInputStream(new ByteArrayInputStream(api.get("/offboardings/$leaving.id/bundle", "auditor").bytes))
    for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
      entries[entry.name] = zip.readAllBytes()
    }

    expect:
    entries["files/" + files(leaving).first().sha256] == PDF
  }

  def "O2: on the page of the task: what was typed is still there when a file is refused, and a good one is taken"() {
    given:
    def leaving = leaving("on-the-page").asksByHand("app-owner@example.com")
    def owner = new Visitor(api, "app-owner")
    def task = "/console/tasks/obl-by-hand-$leaving.id"

    when:
    def refused = owner.submitFiles(task, task, GOOD + [evidence: "typed <b>with care</b>", seatFreed: "yes"], ["photo.png": "<html></html>".bytes])

    then:
    refused.status == 422
    refused.text.contains("typed &lt;b&gt;with care&lt;/b&gt;</textarea>")
    refused.text =~ /value="DONE" checked/
    refused.text =~ /name="seatFreed" value="yes" checked/
    refused.text.contains("looks like text/html")
    api.signals(leaving.id).empty

    when:
    def taken = owner.submitFiles(task, task, GOOD, ["photo.png": PNG])

    then:
    taken.status == 303
    api.signals(leaving.id)[0].evidence.startsWith("switched off, ticket 7; attached: photo.png (SHA-256 ")
  }

  def "a form with files that comes from elsewhere does nothing (CSRF): #what"() {
    given:
    def leaving = leaving("elsewhere-${what.hashCode()}").asksByHand("app-owner@example.com")
    def owner = new Visitor(api, "app-owner")
    def task = "/console/tasks/obl-by-hand-$leaving.id"

    expect:
    owner.postFiles(task, GOOD + token, ["photo.png": PNG]).status == 403
    api.signals(leaving.id).empty
    files(leaving).empty

    where:
    what            | token
    "no code"       | [:]
    "another code"  | [formToken: "A" * 43]
  }

  private Leaving leaving(CharSequence subject, Map with = [:]) {
    new Leaving(api, subject, with).running().opened().needsPerson()
  }

  private String path(Leaving leaving) { "/offboardings/$leaving.id/items/${leaving.item(ItemKind.ACCOUNT).id()}/manual" }

  private RunningApi.Answer send(Leaving leaving, Map fields, Map files) {
    api.send("POST", path(leaving), Multipart.body(fields, files), api.signedIn("app-owner") + ["Content-Type": Multipart.TYPE])
  }

  private List<Map> files(Leaving leaving) { api.get("/offboardings/$leaving.id/files", "auditor").json.files }
}
