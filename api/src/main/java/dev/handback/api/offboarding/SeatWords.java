package dev.handback.api.offboarding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.body.JsonBody;
import dev.handback.api.engine.EngineClient;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.Caller;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.seat.SeatWord;
import dev.handback.record.run.OffboardingRecord;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Words that seats wait for, whichever way they are said (requirement L3). */
@Singleton
public final class SeatWords {

  private static final JsonBody<SeatBody> BODY = new JsonBody<>(SeatBody.class, "seat.schema.json");

  private final KnownOffboardings known;
  private final EngineClient engine;
  private final Clock clock;

  SeatWords(KnownOffboardings known, EngineClient engine, Clock clock) {
    this.known = known;
    this.engine = engine;
    this.clock = clock;
  }

  /** A legal hold is over, or data is transferred. */
  public OffboardingRecord say(Caller caller, String id, String itemId, JsonNode body) {
    var said = BODY.read(body);
    var record = known.findOpen(id, caller);
    var item = known.itemOf(record, itemId);
    if (item.status() != ItemStatus.WAITING) {
      throw Refusal.of(
          HttpStatus.CONFLICT, "The item is no seat that waits", "it is " + item.status());
    }
    var word = new SeatWord(item.id(), said.event(), caller.name(), said.reason(), clock.instant());
    Told.to(() -> engine.seatWord(record.workflowId(), word));
    return record;
  }
}
