package dev.handback.messages

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import dev.handback.estate.FreePort
import dev.handback.offboarding.Risk
import dev.handback.record.message.MessageState
import jakarta.mail.internet.MimeMessage
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Mail, by a real SMTP server. */
class MailSpec extends Specification {
  private static final String PASSWORD = "the password of the mail server"

  int port = FreePort.find(0)
  @AutoCleanup("stop") GreenMail server = started()
  @AutoCleanup PostOffice office = office("security: NONE")

  def "an owner gets a mail with a link to their task, as text and as HTML, and the obligation says when (O1, O5)"() {
    given:
    def id = office.asks("olga@example.com")

    when:
    office.send()
    def mail = received().first()

    then:
    mail.allRecipients*.toString() == ["olga@example.com"]
    mail.from*.toString() == ["handback@example.com"]
    mail.subject == "Sign-off: Ada Lovelace"
    mail.getHeader("Auto-Submitted") == ["auto-generated"]
    parts(mail)*.contentType.collect { it.split(";")[0] } == ["text/plain", "text/html"]
    parts(mail).every { it.content.toString().contains("https://handback.example.com/console/tasks/obl-$id") }
    parts(mail).every { it.content.toString().contains("a nightly job runs as ada") }
    parts(mail).first().content.toString().contains("4 Dec 2026, 10:00 CET")

    and:
    with(office.owed(id).messages().first()) {
      it.state() == MessageState.SENT
      it.sentAt() == PostOffice.T0
      it.channel() == "mail"
      mail.messageID == "<${it.id()}@example.com>"
    }
  }

  def "a mail server that is away for hours gets each mail once when it is back (O5)"() {
    given:
    server.stop()
    def ids = (1..3).collect { office.asks("owner$it@example.com") }

    when:
    10.times {
      office.send()
      office.later(Duration.ofMinutes(30))
    }

    then:
    ids.every { id ->
      def told = office.owed(id).messages().first()
      told.state() == MessageState.WAITING && told.why().startsWith("the mail server did not take it") && told.nextAt() > PostOffice.T0 && told.attempts() >= 3
    }

    when:
    server = started()
    3.times {
      office.later(Duration.ofHours(1))
      office.send()
    }

    then:
    received()*.allRecipients.collect { it.first().toString() }.sort() == ["owner1@example.com", "owner2@example.com", "owner3@example.com"]
    ids.every { office.owed(it).messages().first().state() == MessageState.SENT }
  }

  def "who cannot be told in days is known not to have been, with the reason (O5)"() {
    given:
    server.stop()
    def id = office.asks("olga@example.com")

    when:
    100.times {
      office.send()
      office.later(Duration.ofHours(1))
    }

    then:
    with(office.owed(id).messages().first()) {
      it.state() == MessageState.FAILED
      it.nextAt() == null
      it.why().contains("Couldn't connect")
    }
  }

  def "nothing that stands in the record becomes a header, a recipient or markup of a mail: #name"() {
    given:
    office.asks("olga@example.com", [name: name, why: "<b>bold</b>\r\nBcc: eve@example.com"])

    when:
    office.send()
    def mail = received().first()

    then:
    received().size() == 1
    mail.allRecipients*.toString() == ["olga@example.com"]
    mail.getHeader("Bcc") == null
    mail.getHeader("X-Evil") == null
    mail.subject == "Sign-off: $shown"
    !parts(mail).last().content.toString().contains("<b>bold")

    where:
    name                                  || shown
    "Ada\r\nBcc: eve@example.com"         || "Ada Bcc: eve@example.com"
    "Ada\nX-Evil: yes\n\n<h1>hello</h1>"  || "Ada X-Evil: yes <h1>hello</h1>"
    "Ådå Łovelace\u2028X-Evil: yes"       || "Ådå Łovelace X-Evil: yes"
  }

  def "an assignee that is no address is nobody's header either: #owner"() {
    given:
    def id = office.asks(owner)

    when:
    office.send()

    then:
    received().empty
    office.owed(id).messages().first().state() == MessageState.FAILED

    where:
    owner << ["olga@example.com\r\nBcc: eve@example.com", "olga@example.com, eve@example.com", "Olga <olga@example.com>", "app-owner", "@", "a@b@c"]
  }

  def "a role is reached where messages.yaml says, in its own time zone"() {
    given:
    office.asks("security-team")

    when:
    office.send()

    then:
    received().first().allRecipients*.toString() == ["sec@example.com"]
    parts(received().first()).first().content.toString().contains("4 Dec 2026, 18:00 JST")
  }

  def "a mail server that does not begin TLS where it is asked for gets nothing"() {
    given:
    def strict = office("security: STARTTLS")
    def id = strict.asks("olga@example.com")

    when:
    strict.send()

    then:
    received().empty
    strict.owed(id).messages().first().why().contains("STARTTLS")

    cleanup:
    strict?.close()
  }

  def "a password that the mail server refuses is in no reason, and the mail goes when it is right"() {
    given:
    server.setUser("handback", PASSWORD)
    def wrong = office("security: NONE, username: handback, secret: 'env:MAIL_PASSWORD'", [MAIL_PASSWORD: "not " + PASSWORD])
    def right = office("security: NONE, username: handback, secret: 'env:MAIL_PASSWORD'", [MAIL_PASSWORD: PASSWORD])
    def id = wrong.asks("olga@example.com")
    def other = right.asks("olga@example.com")

    when:
    wrong.send()
    right.send()

    then:
    with(wrong.owed(id).messages().first()) {
      it.state() == MessageState.WAITING
      !it.why().contains(PASSWORD)
    }
    right.owed(other).messages().first().state() == MessageState.SENT
    received().size() == 1
    !source(received().first()).contains(PASSWORD)

    cleanup:
    wrong?.close()
    right?.close()
  }

  def "many at once are one mail that names each (O5)"() {
    given:
    def ids = (1..7).collect { office.asks("olga@example.com", [name: "Leaver $it"]) }

    when:
    office.send()

    then:
    received()*.subject == ["7 messages, 7 of them about tasks"]
    ids.every { source(received().first()).replace("=\r\n", "").contains("/console/tasks/obl-$it") }
    ids.every { office.owed(it).messages().first().state() == MessageState.SENT }
  }

  def "at night only what is urgent arrives; the rest comes in the morning, by the recipient's clock (T7)"() {
    given:
    office.now = PostOffice.T0 + Duration.ofHours(12)
    office.asks("olga@example.com")
    office.asks("night@example.com")
    office.asks("olga@example.com", [risk: Risk.HIGH, name: "Eve"])

    when:
    office.send()

    then: 'it is ten in the evening in Berlin and one in the afternoon in Los Angeles'
    received().collectEntries { [it.subject, it.allRecipients.first().toString()] } == ["Sign-off: Eve": "olga@example.com", "Sign-off: Ada Lovelace": "night@example.com"]

    when:
    office.later(Duration.ofHours(9))
    office.send()

    then:
    received()*.subject.count("Sign-off: Ada Lovelace") == 2
  }

  def "who answered before the mail could be sent is not asked any more (O1): #when"() {
    given:
    office.now = at
    if (down) {
      server.stop()
    }
    def id = office.asks("olga@example.com")
    office.asks("olga@example.com", [name: "Grace"])
    office.send()
    office.later(Duration.ofHours(2))
    office.record.obligation(Debts.met(id, office.owed(id), office.now))

    when:
    server = down ? started() : server
    office.later(Duration.ofHours(8))
    2.times { office.send() }

    then:
    received()*.subject == ["Sign-off: Grace"]
    office.owed(id).messages()*.state() == [MessageState.OVERTAKEN]

    where:
    when                     | at                                   | down
    "in quiet hours"         | PostOffice.T0 + Duration.ofHours(12) | false
    "while SMTP was away"    | PostOffice.T0 - Duration.ofHours(2)  | true
  }

  private PostOffice office(String how, Map<String, String> environment = [:]) {
    new PostOffice("""\
      console: https://handback.example.com/console
      channels:
        - {name: mail, kind: MAIL, host: 127.0.0.1, port: $port, from: handback@example.com, $how}
      recipients:
        - {name: security-team, mail: sec@example.com, timeZone: Asia/Tokyo}
        - {name: night@example.com, timeZone: America/Los_Angeles}
      routes:
        - {tell: [OWED, REMINDED, ESCALATED], by: mail}
      quietHours: {from: "20:00", to: "07:00", timeZone: Europe/Berlin}
      digest: {moreThan: 3, within: PT15M}
      """, environment)
  }

  private GreenMail started() {
    def one = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
    one.start()
    one
  }

  private List<MimeMessage> received() { server.receivedMessages as List }

  private static List parts(MimeMessage mail) { (0..<mail.content.count).collect { mail.content.getBodyPart(it) } }

  private static String source(MimeMessage mail) {
    def bytes = new ByteArrayOutputStream()
    mail.writeTo(bytes)
    bytes.toString("UTF-8")
  }
}
