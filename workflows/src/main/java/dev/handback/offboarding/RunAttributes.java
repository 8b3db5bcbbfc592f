package dev.handback.offboarding;

import dev.handback.offboarding.obligation.Obligation;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The search attributes by which operators find runs in Temporal. */
public final class RunAttributes {

  /** The {@link Stage} that the run is in, by its name. */
  public static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword("HandbackStage");

  static final SearchAttributeKey<Long> OPEN_OBLIGATIONS =
      SearchAttributeKey.forLong("HandbackOpenObligations");
  static final SearchAttributeKey<Boolean> SLA_BREACHED =
      SearchAttributeKey.forBoolean("HandbackSlaBreached");
  private static final SearchAttributeKey<String> TRIGGER =
      SearchAttributeKey.forKeyword("HandbackTrigger");
  private static final SearchAttributeKey<String> SUBJECT_KIND =
      SearchAttributeKey.forKeyword("HandbackSubjectKind");
  private static final SearchAttributeKey<String> RISK =
      SearchAttributeKey.forKeyword("HandbackRisk");
  private static final SearchAttributeKey<OffsetDateTime> EFFECTIVE_AT =
      SearchAttributeKey.forOffsetDateTime("HandbackEffectiveAt");

  private static final SearchAttributeKey<OffsetDateTime> DUE_AT =
      SearchAttributeKey.forOffsetDateTime("HandbackDueAt");

  /** What an engine must know before it takes our runs. */
  public static final List<SearchAttributeKey<?>> ALL =
      List.of(
          STAGE, TRIGGER, SUBJECT_KIND, RISK, OPEN_OBLIGATIONS, SLA_BREACHED, EFFECTIVE_AT, DUE_AT);

  private RunAttributes() {}

  static SearchAttributeUpdate<OffsetDateTime> endingAt(Instant effectiveAt) {
    return EFFECTIVE_AT.valueSet(effectiveAt.atOffset(ZoneOffset.UTC));
  }

  /** An obligation's date, which never changes: it has a workflow of its own. */
  static SearchAttributes ofObligation(Obligation owed) {
    return SearchAttributes.newBuilder().set(DUE_AT, owed.dueAt().atOffset(ZoneOffset.UTC)).build();
  }

  /** What is known when a run is started: whoever starts it sets them, at no event's cost. */
  public static SearchAttributes atStart(OffboardingRequest request) {
    return SearchAttributes.newBuilder()
        .set(STAGE, Stage.PLAN.name())
        .set(TRIGGER, request.trigger().name())
        .set(SUBJECT_KIND, request.subject().kind().name())
        .set(RISK, request.risk().name())
        .set(OPEN_OBLIGATIONS, 0L)
        .set(SLA_BREACHED, false)
        .set(EFFECTIVE_AT, request.endsAt().atOffset(ZoneOffset.UTC))
        .build();
  }

  /** The same for a run that takes an offboarding back after its end (T13). */
  public static SearchAttributes atReturn(Trigger trigger, SubjectKind kind, Risk risk) {
    return SearchAttributes.newBuilder()
        .set(STAGE, Stage.RESTORE.name())
        .set(TRIGGER, trigger.name())
        .set(SUBJECT_KIND, kind.name())
        .set(RISK, risk.name())
        .set(OPEN_OBLIGATIONS, 0L)
        .set(SLA_BREACHED, false)
        .build();
  }
}
