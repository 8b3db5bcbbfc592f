package dev.handback.messages

import dev.handback.configuration.ConfigurationException
import dev.handback.configuration.SecretReferences
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.obligation.ObligationKind
import dev.handback.record.message.MessageKind
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir

class MessagesFileSpec extends Specification {
  @TempDir Path folder

  def "what is wrong is said with its line: #sentence"() {
    when:
    def file = read(yaml)
    Channels.of(file, new SecretReferences(folder, [KEY: "not a key", ADDRESS: "no address"]), Clock.systemUTC())

    then:
    def refusal = thrown(ConfigurationException)
    refusal.problems().collect { [it.line(), it.sentence()] }.any { it[0] == line && it[1].contains(sentence) }

    where:
    line | sentence                                      | yaml
    4    | 'lacks "host"'                                | [mail: "{name: mail, kind: MAIL, from: handback@example.com}"]
    4    | "whoever knows this address can write there"  | [mail: "{name: mail, kind: SLACK, url: 'https://hooks.slack.com/services/x'}"]
    4    | "must be a reference"                         | [mail: "{name: mail, kind: WEBHOOK, url: 'https://x.example', secret: whsec_abc}"]
    4    | "the secret must be whsec_"                   | [mail: "{name: mail, kind: WEBHOOK, url: 'https://x.example', secret: 'env:KEY'}"]
    4    | "env:ADDRESS holds is no address"             | [mail: "{name: mail, kind: SLACK, url: 'env:ADDRESS'}", route: "{tell: [OWED], by: mail}"]
    4    | "from is no mail address"                     | [mail: "{name: mail, kind: MAIL, host: h, from: 'a@b.c, d@e.f'}"]
    6    | "there is no channel chat"                    | [route: "{tell: [OWED], by: chat}"]
    6    | "nobody owes an offboarding"                  | [route: "{tell: [SEALED], by: mail}"]
    6    | "nobody owes an offboarding or an event"      | [route: "{tell: [OWED, HELD], by: mail}"]
    6    | "must be one of"                              | [route: "{tell: [SEALD], by: mail}"]
    7    | "timeZone"                                    | [more: "quietHours: {from: '20:00', to: '07:00', timeZone: Europe/Berlun}"]
    7    | "must be a time"                              | [more: "quietHours: {from: '20', to: '07:00', timeZone: UTC}"]
  }

  def "quiet hours are the recipient's own: #now for #recipient"() {
    given:
    def pacing = new Pacing(read(more: "quietHours: {from: '20:00', to: '07:00', timeZone: Europe/Berlin}\nrecipients: [{name: kim, timeZone: Asia/Tokyo}]").value())

    expect:
    pacing.of("mail", recipient, Instant.parse(now)).notBefore() == Instant.parse(notBefore)

    where:
    recipient | now                    || notBefore
    "olga"    | "2026-11-20T18:59:00Z" || "2026-11-20T18:59:00Z"
    "olga"    | "2026-11-20T19:00:00Z" || "2026-11-21T06:00:00Z"
    "olga"    | "2026-11-21T05:59:59Z" || "2026-11-21T06:00:00Z"
    "olga"    | "2026-11-21T06:00:00Z" || "2026-11-21T06:00:00Z"
    "kim"     | "2026-11-20T12:00:00Z" || "2026-11-20T22:00:00Z"
    "kim"     | "2026-11-20T23:00:00Z" || "2026-11-20T23:00:00Z"
    // the night in which clocks are put forward: one hour shorter
    "olga"    | "2026-03-28T22:00:00Z" || "2026-03-29T05:00:00Z"
  }

  def "there are words for everything that can be told: #kind"() {
    given:
    def words = Words.english()

    expect:
    words.of("title." + kind, "Ada", "Sign-off")
    words.of("lead." + kind, "tomorrow")
    ObligationKind.values().every { words.word(it) }
    Trigger.values().every { words.word(it) }

    where:
    kind << MessageKind.values().toList()
  }

  private read(Map parts) {
    def text = """\
console: https://handback.example.com/console
# the ways out
channels:
  - ${parts.mail ?: "{name: mail, kind: MAIL, host: smtp.example.com, from: handback@example.com}"}
routes:
  - ${parts.route ?: "{tell: [OWED], by: mail}"}
${parts.more ?: ""}
"""
    MessagesFile.read(Files.writeString(folder.resolve("messages.yaml"), text))
  }
}
