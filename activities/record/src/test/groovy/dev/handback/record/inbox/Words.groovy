package dev.handback.record.inbox

import static dev.handback.record.inbox.Meaning.LEAVES

import dev.handback.offboarding.*
import dev.handback.offboarding.record.*
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger

/** What one source says of one person, word by word, and how far its offboarding has come. */
class Words {
  private static final AtomicInteger COUNT = new AtomicInteger()
  private static final Instant T0 = Leaver.T0

  final String person = "e-said-" + COUNT.incrementAndGet()
  final String source = "source-" + person
  private final RecordServer server
  private final ApplicationContext context

  Words(RecordServer server, ApplicationContext context) {
    this.server = server
    this.context = context
  }

  /** The n-th word, by the source's own time unless it tells none. */
  Accepted hear(int n, Meaning meaning, Instant date, boolean timed = true) {
    def subject = new Subject(SubjectKind.EMPLOYEE, person, null, "Ada", null)
    def origin = new Source(source, "evt-$person-$n".toString(), null, timed ? T0.minusSeconds(3600 - n) : null)
    def request = new OffboardingRequest(OffboardingId.of(origin, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, Risk.NORMAL, date, T0.plusSeconds(n), origin, [], null)
    def word = meaning == LEAVES ? SourceWord.leaves(request, source) : SourceWord.takesBack(request, meaning, "word $n")
    context.getBean(Intake).accept(event(n), word)
  }

  InboxEvent event(int n) { new InboxEvent(source, "$person-$n".toString(), [:], '{"secret": "in the body"}', T0.plusSeconds(n)) }

  InboxId id(int n) { InboxId.of(event(n)) }

  InboxLine line(int n) { context.getBean(HeardEvents).find(id(n)).get() }

  Map<Integer, String> states() {
    server.rows("SELECT dedup_key, state FROM inbox WHERE source = ?", source).collectEntries { [(it.dedup_key - "$person-") as int, it.state] }
  }

  /** What is due of this source now; the clock of the claims is the machine's, so they are made due. */
  List<Pending> due() {
    server.update("UPDATE inbox SET due_at = '9999-01-01' WHERE source <> ?", source)
    context.getBean(Inbox).claimDue(9)
  }

  void scheduled(Accepted first) {
    opened(first)
    entered(first, Stage.PLAN, OffboardingState.SCHEDULED)
  }

  void acting(Accepted first) {
    opened(first)
    entered(first, Stage.VERIFY, OffboardingState.RUNNING)
  }

  void sealed(Accepted first) {
    record.seal(new SealRequest(first.offboarding(), OffboardingState.SEALED, T0.plusSeconds(30)))
  }

  void takenBack(Accepted first) {
    record.rescinded(new Rescinded(first.offboarding(), new Rescission("amy", "stays", T0.plusSeconds(20), null), true, null))
  }

  long runs() { server.rows("SELECT COUNT(*) AS n FROM offboarding WHERE subject_id = ?", person)[0].n }

  String evidence(OffboardingId id) {
    server.rows("SELECT entry FROM evidence WHERE offboarding_id = ? ORDER BY sequence", id.value())*.entry.join("\n")
  }

  private void opened(Accepted first) {
    def start = due().find { it instanceof Pending.Start } as Pending.Start
    context.getBean(Inbox).started(start.id())
    record.open(new RunOpened(start.request(), start.workflowId(), "2026-11", T0.plusSeconds(1)))
  }

  private void entered(Accepted first, Stage stage, OffboardingState state) {
    record.entered(new StageEntered(first.offboarding(), stage, state, T0.plusSeconds(10)))
  }

  private RecordActivities getRecord() { context.getBean(RecordActivities) }
}
