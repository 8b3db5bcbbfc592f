package dev.handback.offboarding;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.ZoneOffset;

/** The search attributes by which operators find runs in Temporal. */
public final class RunAttributes {

  /** The {@link Stage} that the run is in, by its name. */
  public static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword("HandbackStage");

  static final SearchAttributeKey<Long> OPEN_OBLIGATIONS =
      SearchAttributeKey.forLong("HandbackOpenObligations");
  static final SearchAttributeKey<Boolean> SLA_BREACHED =
      SearchAttributeKey.forBoolean("HandbackSlaBreached");

  private RunAttributes() {}

  /** What is known when a run is started: whoever starts it sets them, at no event's cost. */
  public static SearchAttributes atStart(OffboardingRequest request) {
    return SearchAttributes.newBuilder()
        .set(STAGE, Stage.PLAN.name())
        .set(SearchAttributeKey.forKeyword("HandbackTrigger"), request.trigger().name())
        .set(SearchAttributeKey.forKeyword("HandbackSubjectKind"), request.subject().kind().name())
        .set(SearchAttributeKey.forKeyword("HandbackRisk"), request.risk().name())
        .set(OPEN_OBLIGATIONS, 0L)
        .set(SLA_BREACHED, false)
        .set(
            SearchAttributeKey.forOffsetDateTime("HandbackEffectiveAt"),
            request.endsAt().atOffset(ZoneOffset.UTC))
        .build();
  }
}
