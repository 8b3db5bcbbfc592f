package dev.handback.record.run

import dev.handback.offboarding.*
import dev.handback.offboarding.access.*
import dev.handback.offboarding.plan.Plan
import dev.handback.offboarding.record.*
import dev.handback.offboarding.watch.*
import dev.handback.record.Leaver
import dev.handback.record.RecordRefusal
import dev.handback.record.RecordServer
import dev.handback.record.inbox.Inbox
import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The record of a whole application's end, whose accounts are on pages of their own (T6). */
class RetirementPagesSpec extends Specification {
  @Shared RecordServer server = new RecordServer("record_retirement")
  @Shared @AutoCleanup ApplicationContext context = server.start()
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared Offboardings offboardings = context.getBean(Offboardings)
  static final Subject CRM = new Subject(SubjectKind.APPLICATION, "crm", null, "CRM", null)
  static int count

  OffboardingRequest whole = whole()
  List<OffboardingRequest> pages = (1..2).collect { whole.page(new RetirementPage(whole.id(), new TargetId("crm"), it, [account("a$it"), account("b$it")])) }

  def setup() {
    ([whole] + pages).each { record.open(new RunOpened(it, it.id().workflowId(), "2026-11", Leaver.T0)) }
    pages.each { record.planned(new ItemsPlanned(it.id(), itemsOf(it), [], [], Leaver.T0)) }
  }

  def "the retirement says how far its pages have come"() {
    given:
    gone(pages[0])

    expect:
    with(offboardings.find(whole.id()).get().retirement()) {
      pages() == 2
      pagesOver() == 1
      accounts() == 4
      accountsGone() == 2
      seats() == 0
      seatsReclaimed() == 0
      owed() == 0
    }
    offboardings.find(pages[0].id()).get().retirement() == null
    offboardings.find(pages[0].id()).get().link() == whole.id()
  }

  def "it is sealed after the last of its pages, and not before (R4)"() {
    given:
    gone(pages[0])

    when:
    seal(whole)

    then:
    def refused = thrown(RecordRefusal.SealRefused)
    refused.message.contains(pages[1].id().value())

    when:
    gone(pages[1])

    then:
    seal(whole).head()
  }

  def "a list has the retirement, and its pages for whoever asks for them"() {
    expect:
    list(null).contains(whole.id())
    !list(null).any { it in pages*.id() }
    list(whole.id().value()).toSet() == ([whole] + pages)*.id().toSet()
  }

  def "whoever takes it back is told how many pages there are, and reads what is lost on all of them (T13)"() {
    given:
    pages.each { page -> record.report(new StageReport(page.id(), itemsOf(page).collect { new ItemOutcome.Done(it.id(), Stage.REVOKE_SESSIONS, "done", Leaver.T0, [], []) },
        itemsOf(page).collect { ItemState.planned(it).after(new ItemOutcome.Done(it.id(), Stage.REVOKE_SESSIONS, "done", Leaver.T0, [], [])) }, [], null)) }

    expect:
    record.takenBack(whole.id()).pages() == 2
    record.takenBack(pages[0].id()).pages() == 0
    offboardings.lost(whole.id())*.item().toSet() == pages.collectMany { itemsOf(it) }.findAll { it.kind() == ItemKind.SESSIONS }*.id().toSet()
  }

  def "an account that comes back goes again at once, and not the whole application (S11)"() {
    given:
    gone(pages[0], [Duration.ofHours(1)])
    def back = itemsOf(pages[0]).find { it.kind() == ItemKind.ACCOUNT }
    def seen = new ItemOutcome.StillAllowed(back.id(), Stage.VERIFY, "still there: enabled", Leaver.T0)

    when:
    context.getBean(WatchActivities).report(new ProbeReport(pages[0].id(), 1, ProbeResult.CAME_BACK, [seen], Leaver.T0 + Duration.ofHours(2), null))

    then:
    with(context.getBean(Inbox).claimDue(100)*.request().find { it.link() == pages[0].id() }) {
      risk() == Risk.HIGH
      page().accounts() == [back.account()]
      page().target() == new TargetId("crm")
      subject().id() != CRM.id()
    }
  }

  private static OffboardingRequest whole() {
    def source = new Source("api", "retire-${++count}".toString(), "olga", Leaver.T0)
    new OffboardingRequest(OffboardingId.of(source, CRM, Trigger.APPLICATION_RETIREMENT), CRM, Trigger.APPLICATION_RETIREMENT, Risk.NORMAL, null, Leaver.T0, source, [], null)
  }

  private static AccountRef account(String name) {
    new AccountRef(name.toString(), name.toString())
  }

  private static List<AccessItem> itemsOf(OffboardingRequest page) {
    def crm = page.page().target()
    Plan.from(page.id(), page.page().accounts().collectMany {
      [FoundAccess.of(crm, ItemKind.SESSIONS, it, it.id(), "sessions"), FoundAccess.of(crm, ItemKind.ACCOUNT, it, it.id(), it.name())]
    }, []).items()
  }

  private void gone(OffboardingRequest page, List<Duration> watch = []) {
    def outcomes = itemsOf(page).collect { new ItemOutcome.Proven(it.id(), Stage.VERIFY, new Proof(ProofMethod.TRIED, "sign-in refused", Leaver.T0)) }
    record.report(new StageReport(page.id(), outcomes, itemsOf(page).withIndex().collect { item, i -> ItemState.planned(item).after(outcomes[i]) }, [], null))
    seal(page, watch)
  }

  private Sealed seal(OffboardingRequest request, List<Duration> watch = []) {
    record.seal(new SealRequest(request.id(), OffboardingState.SEALED, Leaver.T0, PlannedProbe.after(Leaver.T0, watch)))
  }

  private List<OffboardingId> list(String q) {
    offboardings.list(new ListQuery(null, null, null, q, 500, null)).offboardings()*.id()
  }
}
