package dev.handback.messages

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import dev.handback.record.inbox.*
import jakarta.mail.internet.MimeMessage
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whoever operates is told of events that wait for a person, by a real SMTP server. */
class EventMailSpec extends Specification {
  private static final GuardLimits ONE_AN_HOUR = new GuardLimits(Duration.ofHours(1), 1, null)
  private static final String CONTRADICTION = "its source's API says both: still working there (Active), and gone since 2026-11-18"

  @AutoCleanup("stop") GreenMail server = started()
  @AutoCleanup PostOffice office = new PostOffice("""\
    console: https://handback.example.com/console
    channels:
      - {name: mail, kind: MAIL, host: 127.0.0.1, port: ${server.smtp.port}, security: NONE, from: handback@example.com}
    recipients:
      - {name: desk, mail: desk@example.com}
    routes:
      - {tell: [HELD, NEEDS_PERSON], by: mail, to: [desk]}
    quietHours: {from: "20:00", to: "07:00", timeZone: Europe/Berlin}
    digest: {moreThan: 3, within: PT15M}
    """)

  def "P7: what the guard holds is told once, with its source, the reason and a link; what starts by itself is not"() {
    given:
    office.hears(limits: ONE_AN_HOUR, name: "Grace Hopper")
    def held = office.hears(limits: ONE_AN_HOUR)

    when:
    2.times { office.send() }

    then:
    held.outcome() == Accepted.Outcome.HELD
    received()*.subject == ["Held: Ada Lovelace (Termination)"]
    received().first().allRecipients*.toString() == ["desk@example.com"]
    text(received().first()).contains("Source: bamboohr")
    text(received().first()).contains("Why: more than 1 removals by bamboohr within PT1H wait for a person's word")
    text(received().first()).contains("https://handback.example.com/console/offboardings/${held.offboarding()}")
  }

  def "T1: a thin event that needs a person is told with what its source's API said, and again when it comes to wait again"() {
    given:
    def id = unclear()

    when:
    2.times { office.send() }

    then:
    received()*.subject == ["An event needs your word: Ada Lovelace (Termination)"]
    text(received().first()).contains("Why: $CONTRADICTION")
    text(received().first()).contains("https://handback.example.com/console/inbox/$id")

    when: 'an operator has the API asked again, and it says the same'
    office.context.getBean(InboxDecisions).replay(id, new InboxDecisions.Decision("oscar", "HR has corrected it"))
    office.send()
    office.asked.needsPerson(id, CONTRADICTION)
    office.later(Duration.ofMinutes(1))
    office.send()

    then:
    received()*.subject == ["An event needs your word: Ada Lovelace (Termination)"] * 2
  }

  def "an event that was decided before the mail could go is not asked for: #what"() {
    given: 'it is ten in the evening in Berlin'
    office.now = PostOffice.T0 + Duration.ofHours(12)
    def id = waits.call(this)
    office.send()

    when:
    decides.call(this, id)
    office.later(Duration.ofHours(9))
    office.send()

    then:
    received().empty

    where:
    what              | waits                  | decides
    "released"        | { it.held() }          | { spec, it -> spec.release(it) }
    "put aside"       | { it.unclear() }       | { spec, it -> spec.office.context.getBean(InboxDecisions).discard(it, 0, new InboxDecisions.Decision("oscar", "a test")) }
  }

  def "many that are held at once are one mail (P7)"() {
    given:
    def all = (1..6).collect { office.hears(limits: ONE_AN_HOUR, name: "Leaver $it") }

    when:
    office.send()

    then:
    received()*.subject == ["5 messages"]
    all.tail().every { text(received().first()).contains("/console/offboardings/${it.offboarding()}") }
  }

  InboxId held() {
    office.hears(limits: ONE_AN_HOUR)
    office.hears(limits: ONE_AN_HOUR)
    new InboxId(office.inbox(InboxState.HELD).first().id())
  }

  void release(InboxId id) {
    def holds = office.context.getBean(Holds)
    assert holds.release(holds.find(id.value()).get(), new Holds.Decision("anna", "a reorganisation"))
  }

  InboxId unclear() {
    assert office.hears(thin: true).outcome() == Accepted.Outcome.ASKING
    def id = new InboxId(office.inbox(InboxState.ASKING).first().id())
    office.asked.needsPerson(id, CONTRADICTION)
    id
  }

  private static GreenMail started() {
    def one = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
    one.start()
    one
  }

  private List<MimeMessage> received() { server.receivedMessages as List }

  private static String text(MimeMessage mail) { mail.content.getBodyPart(0).content.toString().replace("\r\n", "\n") }
}
