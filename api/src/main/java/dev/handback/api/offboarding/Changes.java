package dev.handback.api.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.engine.EngineClient.Lineage;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.DateMove;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Rescission;
import dev.handback.record.item.LostItem;
import dev.handback.record.run.OffboardingRecord;
import dev.handback.record.run.Offboardings;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What operators may change, whichever way they say it: the date until the run acts (T1), and
 * whether it happens at all (T12, T13).
 */
@Singleton
public final class Changes {

  private static final JsonBody<MoveBody> MOVE = new JsonBody<>(MoveBody.class, "move.schema.json");
  private static final JsonBody<RescindBody> RESCIND =
      new JsonBody<>(RescindBody.class, "rescind.schema.json");

  /** Nothing was touched yet in these. */
  private static final Set<OffboardingState> WAITING_TO_ACT =
      Set.of(OffboardingState.AWAITING_APPROVAL, OffboardingState.SCHEDULED);

  private final KnownOffboardings known;
  private final Offboardings offboardings;
  private final EngineClient engine;
  private final Clock clock;

  Changes(KnownOffboardings known, Offboardings offboardings, EngineClient engine, Clock clock) {
    this.known = known;
    this.offboardings = offboardings;
    this.engine = engine;
    this.clock = clock;
  }

  /** Access ends at another time. */
  public OffboardingRecord move(Caller caller, String id, JsonNode body) {
    var word = MOVE.read(body);
    var record = known.findOpen(id, caller);
    if (!WAITING_TO_ACT.contains(record.state())) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "The run acts already",
          "its date cannot be moved any more; it can be taken back; it is " + record.state());
    }
    var move =
        new DateMove(word.effectiveAt().toInstant(), caller.name(), word.reason(), clock.instant());
    Told.to(() -> engine.move(record.workflowId(), move));
    return record;
  }

  /** What it took is given back where it can be; what stays gone all the same is the answer. */
  public List<LostItem> rescind(Caller caller, String id, JsonNode body) {
    var word = RESCIND.read(body);
    var record = known.findRescindable(id, caller);
    var lost = offboardings.lost(record.id());
    tell(record, new Rescission(caller.name(), word.reason(), clock.instant()));
    return lost;
  }

  /** Whether its date can be moved: its run has begun, and has touched nothing. */
  public static boolean canMove(OffboardingRecord record) {
    return WAITING_TO_ACT.contains(record.state()) && record.hold() == null;
  }

  /** Whether it can be taken back; what is held yet is rejected instead. */
  public static boolean canRescind(OffboardingRecord record) {
    return record.hold() == null
        && record.rescindedAt() == null
        && record.state() != OffboardingState.REJECTED
        && !KnownOffboardings.isPage(record);
  }

  /** A run that lasts is told; of one that is over, another takes back what it took. */
  private void tell(OffboardingRecord record, Rescission rescission) {
    if (record.state() != OffboardingState.SEALED) {
      Told.to(() -> engine.rescind(record.workflowId(), rescission));
      return;
    }
    var of = new Lineage(record.id(), record.trigger(), record.subject(), record.risk());
    if (!engine.restore(of, rescission)) {
      throw KnownOffboardings.nothingToTakeBack("it was taken back a moment ago");
    }
  }
}
