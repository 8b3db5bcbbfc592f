package dev.handback.demo.run

import dev.handback.demo.chaos.Twice
import dev.handback.demo.stack.Part
import dev.handback.estate.EstateException
import java.time.Instant
import java.time.temporal.ChronoUnit

/** Webhooks while something they need is away. */
class IntakeSpec extends EndToEnd {

  def "without its record the api promises nothing: 503 and a sentence, and the sender's next try starts the run (T12)"() {
    given:
    def leaver = site.next()
    site.stack().stop(Part.DATABASE)

    when:
    leaver.leaves()

    then:
    def refused = thrown(EstateException)
    refused.message.contains('503')
    refused.message.contains('try again')

    when:
    site.heal()
    def run = leaver.leaves()

    then:
    soon.eventually { assert run.state() == 'SEALED' }
    Twice.in(run) == []
  }

  def "an event sent three times is one run (T12)"() {
    given:
    def leaver = site.next()
    def now = Instant.now().truncatedTo(ChronoUnit.SECONDS)

    when:
    def runs = (1..3).collect { leaver.leaves(now) }

    then:
    runs*.id().toSet().size() == 1
    soon.eventually { assert runs[0].state() == 'SEALED' }
    Twice.in(runs[0]) == []
  }
}
