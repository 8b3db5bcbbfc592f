package dev.handback.demo.run

import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.leaver.HrSystem
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.leaver.Personnel
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import java.time.Instant
import java.time.ZoneId
import spock.lang.AutoCleanup

/** What stands in for an HR system says who and no more, or nothing: its API is asked and polled (T1, T12). */
class HrApiSpec extends EndToEnd {
  private static final String SOURCE = 'personnel'
  private static final String POLL = 'source-poll-personnel'

  @AutoCleanup Outsider outsider
  Leaver leaver = site.nextWithoutSeat()
  Personnel personnel = new Personnel(site.stack().facts().hrApi())

  /** It polls when a feature says so, not each minute. */
  def setup() {
    soon.eventually { assert Web.postJson("$api/schedules/$POLL/pause", operator, '{}').ok() }
    outsider = Outsider.signIn(site.stack(), leaver.person())
  }

  def cleanupSpec() {
    Web.postJson("$api/schedules/$POLL/resume", operator, '{}')
  }

  def "T1, T12: a webhook with an id alone is completed by asking its source, and the leaver is sealed"() {
    given:
    personnel.left(leaver.person())

    when:
    mention()

    then:
    soon.eventually { assert offboarding().state() == 'SEALED' }
    letIn(outsider) == [] as Set
    plain(offboarding().record()).subject.subMap('email', 'displayName') == [email: leaver.person().email(), displayName: leaver.person().displayName()]

    when: 'its source is polled as well'
    site.engine().runNow(POLL)

    then: 'it is one departure'
    heard()*.state.toSet() == ['STARTED', 'CONFIRMED'] as Set
    heard()*.offboardingId.toSet() == [offboarding().id()] as Set
  }

  def "T1, T12: a leaver whose webhook never came is found by the poll, once"() {
    given:
    personnel.left(leaver.person())

    when:
    keepHistory('source-poll', site.engine().runNow(POLL))

    then:
    soon.eventually { assert offboarding().state() == 'SEALED' }
    letIn(outsider) == [] as Set

    when:
    site.engine().runNow(POLL)

    then:
    heard()*.state == ['STARTED']
  }

  def "T12: an API that is down keeps the event ASKING, and when it is back the leaver goes"() {
    given:
    personnel.left(leaver.person())
    site.stack().stop(Part.PERSONNEL)

    when:
    mention()

    then: 'nothing is decided, nothing is lost, and it is seen why'
    soon.eventually { assert heard().first().reason?.contains('it could not be reached') }
    heard()*.state == ['ASKING']
    heard().first().offboardingId == null
    letIn(outsider) != [] as Set

    when:
    site.heal()

    then:
    soon.eventually { assert offboarding().state() == 'SEALED' }
    letIn(outsider) == [] as Set
  }

  def "T1: an API that contradicts itself has a person decide, who is told by mail, and nothing is touched"() {
    given:
    personnel.says(leaver.person(), 'Active', Personnel.today().minusDays(2))
    def open = letIn(outsider)

    when:
    mention()
    site.engine().runNow(POLL)

    then:
    soon.eventually { assert heard()*.state == ['NEEDS_PERSON'] }
    heard().first().reason.contains('both: still working there (Active), and gone since')
    soon.eventually { assert mails().any { it.to == ['operators@example.com'] && it.text.contains("/console/inbox/${heard().first().id}") } }
    letIn(outsider) == open

    when: 'the operator has it put aside'
    def aside = Web.postJson("$api/inbox/${heard().first().id}/discard", operator, '{"reason": "HR has typed it wrong"}')

    then:
    aside.ok()
    heard()*.state == ['DISCARDED']
  }

  def "T1: garden leave is no termination: whoever works there still keeps their access until the date"() {
    given:
    def last = Personnel.today().plusDays(30)
    personnel.says(leaver.person(), 'Active', last)
    def open = letIn(outsider)

    when:
    mention()

    then:
    soon.eventually { assert offboarding().state() == 'SCHEDULED' }
    Instant.parse(plain(offboarding().record()).effectiveAt as String) == last.plusDays(1).atStartOfDay(ZoneId.of('Europe/Berlin')).toInstant()
    letIn(outsider) == open

    cleanup: 'nobody is to leave in a month, found by a later poll or not'
    personnel.stays(leaver.person())
    Web.postJson("$api/offboardings/${offboarding().id()}/rescind", operator, '{"reason": "the spec is over"}')
  }

  private void mention() {
    new HrSystem(site.stack().source(SOURCE)).mention(leaver.person())
  }

  /** What became of the leaver; a closure has a run() of its own. */
  private Run offboarding() {
    def id = heard()*.offboardingId.find()
    assert id
    new Run(site, leaver, id as String)
  }

  private List<Map<String, Object>> heard() {
    def events = plain(Web.get("$api/inbox?limit=500&source=$SOURCE", operator).json()).events as List<Map<String, Object>>
    events.findAll { it.subjectId == leaver.person().id() }
  }

  private List<Map<String, Object>> mails() {
    plain(Web.get(site.stack().facts().mail().mails(), '').json()).mails as List
  }
}
