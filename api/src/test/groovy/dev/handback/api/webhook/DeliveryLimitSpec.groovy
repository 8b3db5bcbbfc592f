package dev.handback.api.webhook

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** How many deliveries a source may send (T12). */
class DeliveryLimitSpec extends Specification {
  @Shared @AutoCleanup RunningApi api = new RunningApi("webhook_limit", "127.0.0.1:1", ["handback.sources.file": sources()])
  @Shared Sender sender = new Sender(api)

  def "more than a source may send is refused with 429 and when to come again; another source is not held up, nor is what is left used up by whoever forges"() {
    when: "somebody forges a hundred"
    def forged = (1..100).collect { sender.standard(word(it), [source: "narrow", key: "whsec_" + "wrong key, wrong key, wrong key.".bytes.encodeBase64()]).status }

    then:
    forged as Set == [401] as Set

    when:
    def answers = (1..8).collect { sender.standard(word(it), [source: "narrow"]) }

    then:
    answers*.status == [202] * 5 + [429] * 3
    with(answers.last()) {
      it.isProblem(429)
      (1..720).contains(it.header("Retry-After") as int)
      it.json.detail == "no more than 5 deliveries within PT1H"
    }

    and: "what was refused is not kept: its sender has it still"
    api.rows("SELECT COUNT(*) AS n FROM inbox WHERE source = 'narrow'")[0].n == 5

    and:
    (1..8).collect { sender.standard(word(it), [source: "usual"]).status } as Set == [202] as Set
  }

  def "whoever sends as much as anybody does never sees a limit"() {
    expect:
    (1..300).collect { sender.standard(word(it), [source: "usual"]).status }.every { it in [200, 202] }
  }

  private static Map word(int n) {
    [type: "gone", id: "limit-$n".toString()]
  }

  private static String sources() {
    Stack.sources()
    def source = { name, limit -> """\
      |  - name: $name
      |    scheme: STANDARD_WEBHOOKS
      |    keys: [file:standard-0]
      |    timeZone: UTC
      |    body: {eventType: [/type], subject: {id: /id}}
      |    events: [{type: gone, trigger: TERMINATION}]
      |$limit""".stripMargin() }
    Stack.write("limited.yaml", "sources:\n" + source("narrow", "    limit: {deliveries: 5, per: PT1H}\n") + source("usual", "")).toString()
  }
}
