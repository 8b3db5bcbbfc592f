package dev.handback.api.hold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.JsonBody;
import dev.handback.api.intake.Dispatcher;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.OffboardingId;
import dev.handback.record.inbox.HeldEvent;
import dev.handback.record.inbox.Holds;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.function.BiPredicate;

/**
 * An approver's word about what the mass-removal guard holds, whichever way they say it: never the
 * subject's, never the requester's (requirements P5, P7).
 */
@Singleton
public final class HoldDesk {

  private static final JsonBody<HoldBody> BODY = new JsonBody<>(HoldBody.class, "hold.schema.json");

  private final Holds holds;
  private final Dispatcher dispatcher;

  HoldDesk(Holds holds, Dispatcher dispatcher) {
    this.holds = holds;
    this.dispatcher = dispatcher;
  }

  /** The held event of this id starts its offboarding. */
  public OffboardingId release(Caller caller, String id, JsonNode body) {
    var offboarding = decide(caller, id, body, holds::release);
    dispatcher.wake();
    return offboarding;
  }

  /** The held event of this id never starts anything. */
  public OffboardingId reject(Caller caller, String id, JsonNode body) {
    return decide(caller, id, body, holds::reject);
  }

  /** Who asked for it, at the source or here, has no say about it (requirement P5). */
  public static boolean isAskedBy(Caller caller, HeldEvent held) {
    return caller.isCalled(held.triggeredBy()) || caller.isCalled(held.submittedBy());
  }

  private OffboardingId decide(
      Caller caller, String id, JsonNode body, BiPredicate<HeldEvent, Holds.Decision> decision) {
    var comment = BODY.read(body).comment();
    var held = holds.find(id).orElseThrow(HoldDesk::notHeld);
    OwnOffboardings.refuse(caller, held.subject());
    if (isAskedBy(caller, held)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "Who asked for an offboarding cannot release it");
    }
    if (!decision.test(held, new Holds.Decision(caller.name(), comment))) {
      throw notHeld();
    }
    return held.offboardingId();
  }

  private static Refusal notHeld() {
    return Refusal.of(HttpStatus.NOT_FOUND, "Nothing of that id is held");
  }
}
