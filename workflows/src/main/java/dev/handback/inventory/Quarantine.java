package dev.handback.inventory;

import dev.handback.inventory.QuarantineActivities.UnclaimedQuery;
import dev.handback.offboarding.Digest;
import dev.handback.offboarding.Hearing;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingWorkflow;
import dev.handback.offboarding.Rescission;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.Unclaimed;
import dev.handback.offboarding.access.TargetId;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whose is it? Asked as an offboarding of the one account that waits for its date: never left
 * active because nobody knows (requirement P8).
 */
final class Quarantine {

  /** The system of record of these offboardings. */
  private static final String SYSTEM = "inventory-sync";

  /** What was answered counts for a quarter of a year. */
  private static final Duration ANSWERED_FOR = Duration.ofDays(90);

  private final QuarantineActivities record =
      Workflow.newLocalActivityStub(QuarantineActivities.class, SyncReach.record());
  private final TargetId target;
  private final QuarantineRules rules;
  private final Instant now;

  Quarantine(TargetId target, QuarantineRules rules, Instant now) {
    this.target = target;
    this.rules = rules;
    this.now = now;
  }

  /** Takes back what needs no answer any more, and asks about what is new. */
  void ask() {
    record.claimed(target).forEach(this::takeBack);
    var query = new UnclaimedQuery(target, now.minus(ANSWERED_FOR), rules.atMost());
    var questions = record.unclaimed(query).stream().map(this::question).toList();
    if (!questions.isEmpty()) {
      record.ask(questions);
    }
  }

  private void takeBack(ClaimedAccount claimed) {
    // a run that has ended in this very moment needs no answer either
    Hearing.of(() ->
        Workflow.newExternalWorkflowStub(
                OffboardingWorkflow.class, claimed.offboarding().workflowId())
            .rescind(new Rescission(SYSTEM, claimed.how(), now)));
  }

  private OffboardingRequest question(UnclaimedAccount one) {
    var account = one.account();
    var unclaimed = new Unclaimed(target, account, one.why(), rules.to());
    var subject = unclaimed.subject();
    var event = "%s-%s".formatted(Digest.hex(target.value(), account.id()), now);
    var source = new Source(SYSTEM, event, SYSTEM, now);
    return new OffboardingRequest(
        OffboardingId.of(source, subject, Trigger.POLICY),
        subject,
        Trigger.POLICY,
        Risk.NORMAL,
        now.plus(rules.ask()),
        now,
        source,
        List.of(),
        null,
        List.of(target + "/" + account.id()),
        null,
        null,
        unclaimed,
        null);
  }
}
