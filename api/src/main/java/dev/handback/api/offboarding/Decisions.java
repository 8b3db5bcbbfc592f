package dev.handback.api.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.attachment.EvidenceFiles;
import dev.handback.api.attachment.SentFile;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.FieldError;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.offboarding.ApprovalDecision;
import dev.handback.offboarding.Delegation;
import dev.handback.offboarding.ExceptionGrant;
import dev.handback.offboarding.ManualRemoval;
import dev.handback.offboarding.SignOff;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.item.ItemView;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.obligation.Obligations;
import dev.handback.record.run.OffboardingRecord;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What people decide, told to the run by signal, whichever way they say it: each word is checked
 * for its form (422), for what it is about (404, 409) and for who says it (403, requirement P5).
 */
@Singleton
public final class Decisions {

  private static final JsonBody<ApprovalBody> APPROVAL =
      new JsonBody<>(ApprovalBody.class, "approval.schema.json");
  private static final JsonBody<ManualBody> MANUAL =
      new JsonBody<>(ManualBody.class, "manual.schema.json");
  private static final JsonBody<SignOffBody> SIGN_OFF =
      new JsonBody<>(SignOffBody.class, "sign-off.schema.json");
  private static final JsonBody<ExceptionBody> EXCEPTION =
      new JsonBody<>(ExceptionBody.class, "exception.schema.json");
  private static final JsonBody<DelegateBody> DELEGATE =
      new JsonBody<>(DelegateBody.class, "delegate.schema.json");

  private final KnownOffboardings known;
  private final Submissions submissions;
  private final Obligations obligations;
  private final OwnOffboardings own;
  private final EvidenceFiles files;
  private final EngineClient engine;
  private final Clock clock;

  Decisions(
      KnownOffboardings known,
      Submissions submissions,
      Obligations obligations,
      OwnOffboardings own,
      EvidenceFiles files,
      EngineClient engine,
      Clock clock) {
    this.known = known;
    this.submissions = submissions;
    this.obligations = obligations;
    this.own = own;
    this.files = files;
    this.engine = engine;
    this.clock = clock;
  }

  /** Yes or no to an offboarding that asks for it: never from the subject, never the requester. */
  public OffboardingRecord approve(Caller caller, String id, JsonNode body) {
    var word = APPROVAL.read(body);
    var record = known.findOpen(id, caller);
    if (caller.isCalled(record.source().triggeredBy())
        || caller.isCalled(submissions.submitter(record.id()))) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Who asked for an offboarding cannot approve it");
    }
    if (!KnownOffboardings.asksForApproval(record)) {
      throw Refusal.of(HttpStatus.CONFLICT, "No approval is asked for");
    }
    var decision =
        new ApprovalDecision(caller.name(), word.decision(), word.comment(), clock.instant());
    Told.to(() -> engine.decide(record.workflowId(), decision));
    return record;
  }

  /**
   * An item was removed by hand, or cannot be (requirement O2). Files go to the record; the run
   * hears what they are called and what they hash to.
   */
  public OffboardingRecord removedByHand(
      Caller caller, String id, String itemId, JsonNode body, List<SentFile> sent) {
    var word = MANUAL.read(body);
    var checked = files.check(sent);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    if (item.status() != ItemStatus.NEEDS_PERSON) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item waits for no person", "it is " + item.status());
    }
    var attached = files.keep(record.id(), item.id(), caller.name(), checked);
    var removal =
        new ManualRemoval(
            item.id(), caller.name(), word.outcome(), word.with(attached), clock.instant());
    Told.to(() -> engine.removedByHand(record.workflowId(), removal));
    return record;
  }

  /** An owner's word about what others depend on: only from who is asked (requirement O1). */
  public OffboardingRecord signOff(Caller caller, String id, String itemId, JsonNode body) {
    var word = SIGN_OFF.read(body);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    var owed = signOffOf(record, item);
    if (!caller.assignees().contains(owed.assignee())) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "Only who is asked signs off", "asked is " + owed.assignee());
    }
    var signOff =
        new SignOff(
            item.id(),
            word.decision(),
            word.until() == null ? null : ahead(word.until()),
            word.to(),
            word.comment(),
            caller.name(),
            owed.assignee(),
            clock.instant());
    Told.to(() -> engine.signOff(record.workflowId(), signOff));
    return record;
  }

  /** Access stays for a time, and lapses into removal by itself (requirement O4). */
  public OffboardingRecord except(Caller caller, String id, String itemId, JsonNode body) {
    var word = EXCEPTION.read(body);
    var record = known.findOpen(id, caller);
    if (caller.isCalled(record.source().triggeredBy())) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Who asked for an offboarding cannot except from it");
    }
    var item = known.itemOf(record, itemId);
    if (item.disposition() != null) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item has come to its end", "it is " + item.disposition());
    }
    var grant =
        new ExceptionGrant(
            item.id(),
            word.reason(),
            ahead(word.until()),
            word.scope(),
            word.compensatingControl(),
            word.register(),
            caller.name(),
            clock.instant());
    Told.to(() -> engine.except(record.workflowId(), grant));
    return record;
  }

  /** Whoever owes something, or an operator, hands it to somebody else (requirement O1). */
  public OffboardingRecord delegate(Caller caller, String obligation, JsonNode body) {
    var word = DELEGATE.read(body);
    var owed = find(obligation);
    if (!caller.roles().contains(Roles.OPERATOR) && !caller.assignees().contains(owed.assignee())) {
      throw Refusal.of(
          HttpStatus.FORBIDDEN, "Only its assignee or an operator delegates an obligation");
    }
    var record = known.findOpen(owed.offboarding().value(), caller);
    if (owed.state() != ObligationState.OPEN) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "It is owed no more", "it is %s".formatted(owed.state()));
    }
    refuseSubject(word.to(), record.subject());
    var delegation =
        new Delegation(owed.id(), word.to(), caller.name(), word.reason(), clock.instant());
    Told.to(() -> engine.delegate(record.workflowId(), delegation));
    return record;
  }

  /**
   * The obligation of this id, for whoever its offboarding is not about.
   *
   * @throws Refusal 404
   */
  public ObligationView find(String id, Caller caller) {
    var owed = find(id);
    if (own.has(caller, owed.offboarding())) {
      throw unknown();
    }
    return owed;
  }

  private ObligationView find(String id) {
    return (id.isBlank()
            ? Optional.<ObligationView>empty()
            : obligations.find(new ObligationId(id)))
        .orElseThrow(Decisions::unknown);
  }

  private static Refusal unknown() {
    return Refusal.of(HttpStatus.NOT_FOUND, "There is no obligation of that id");
  }

  private static void refuseSubject(String to, Subject subject) {
    if (new Caller(to, List.of(), to, to, List.of()).is(subject)) {
      throw Refusal.fields(List.of(new FieldError("to", "to must not be whose access is to end")));
    }
  }

  private static ObligationView signOffOf(OffboardingRecord record, ItemView item) {
    return record.obligations().stream()
        .filter(owed -> owed.kind() == ObligationKind.SIGN_OFF)
        .filter(owed -> owed.state() == ObligationState.OPEN)
        .filter(owed -> item.id().equals(owed.itemId()))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "The item waits for no sign-off"));
  }

  private Instant ahead(OffsetDateTime until) {
    var at = until.toInstant();
    if (!at.isAfter(clock.instant())) {
      throw Refusal.fields(List.of(new FieldError("until", "until must be in the future")));
    }
    return at;
  }
}
