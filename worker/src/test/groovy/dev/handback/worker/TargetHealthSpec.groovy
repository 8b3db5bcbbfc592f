package dev.handback.worker

import dev.handback.connector.ConnectorException
import dev.handback.offboarding.access.TargetId
import dev.handback.record.estate.Contact
import java.util.function.Consumer
import spock.lang.Specification

/** How targets were met is told beside the work, the latest of each (O3). */
class TargetHealthSpec extends Specification {
  private static final TargetId CRM = new TargetId("crm")
  private static final TargetId WIKI = new TargetId("wiki")

  List<List<Contact>> told = []
  Closure<?> away = {}
  def health = new TargetHealth({ contacts -> away(); told << contacts.toList() } as Consumer)

  def "the latest of each target is told, once"() {
    when:
    health.answered(CRM)
    health.failed(CRM, new ConnectorException.Unavailable("crm does not answer", null))
    health.answered(WIKI)
    2.times { health.tell() }

    then:
    told.size() == 1
    told[0].collectEntries { [it.target(), it.failure()] } == [(CRM): "crm does not answer", (WIKI): null]
  }

  def "what the record does not take is told the next time, unless something newer was heard"() {
    given:
    away = { throw new IllegalStateException("no record") }
    health.answered(CRM)
    health.answered(WIKI)
    health.tell()

    when:
    away = {}
    health.failed(CRM, new ConnectorException.Unavailable("x" * 5000, null))
    health.tell()

    then:
    told.size() == 1
    told[0].collectEntries { [it.target(), it.failure()?.size()] } == [(CRM): 1000, (WIKI): null]
  }

  def "what is heard while it is told is not lost"() {
    given:
    health.answered(CRM)
    away = { health.failed(CRM, new ConnectorException.Unavailable("crm does not answer", null)) }

    when:
    health.tell()
    away = {}
    health.tell()

    then:
    told*.first()*.failure() == [null, "crm does not answer"]
  }
}
