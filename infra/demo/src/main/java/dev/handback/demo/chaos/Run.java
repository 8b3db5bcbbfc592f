package dev.handback.demo.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.offboarding.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One offboarding, as anybody with a right to look sees it.
 *
 * @param id the offboarding's
 */
public record Run(Site site, Leaver leaver, String id) {
  /** Long enough for a heartbeat that stays out, or a lease that a dead process holds. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The record as the api shows it. */
  public JsonNode record() {
    return site.auditor().record(id);
  }

  public String state() {
    return record().path("state").asText();
  }

  /** The items at one target; none while it has not said what the leaver has there. */
  public List<JsonNode> itemsAt(String target) {
    return items().filter(item -> item.path("target").asText().equals(target)).toList();
  }

  /** The leaver's paid seats. */
  public List<JsonNode> seats() {
    return items().filter(Run::isSeat).toList();
  }

  public List<JsonNode> openObligations() {
    return stream(record().path("obligations"))
        .filter(owed -> owed.path("state").asText().equals("OPEN"))
        .toList();
  }

  /** Waits until the engine says that the run is in one of these stages. */
  public Run awaitStage(Stage... stages) {
    Until.holds(
        () -> "%s is in %s, not in %s".formatted(id, site.engine().stage(id), List.of(stages)),
        PATIENCE,
        () -> site.engine().stage(id).filter(List.of(stages)::contains).isPresent());
    return this;
  }

  /** Waits for the end of the run and the signature under its record. */
  public Run awaitSealed() {
    Until.holds(() -> id + " is not sealed: " + record(), PATIENCE, () -> state().equals("SEALED"));
    return this;
  }

  Stream<JsonNode> items() {
    return stream(record().path("items"));
  }

  static boolean isSeat(JsonNode item) {
    return item.path("kind").asText().equals("SEAT");
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
