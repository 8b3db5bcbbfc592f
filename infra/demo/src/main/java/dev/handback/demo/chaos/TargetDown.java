package dev.handback.demo.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.stack.Part;
import dev.handback.offboarding.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A target is down. Whatever it is, the others are proven, their seats move, and the one that is
 * down owes from its first failure on (requirements S8 and O3).
 */
record TargetDown(Part target, Moment moment) implements Fault {
  /** When it goes down. */
  enum Moment {
    BEFORE_THE_WEBHOOK,
    BETWEEN_PLAN_AND_DISABLE
  }

  @Override
  public String label() {
    return "%s down %s"
        .formatted(target.label(), moment.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Override
  public Run strike(Site site) {
    Leaver leaver = site.next();
    return switch (moment) {
      case BEFORE_THE_WEBHOOK -> {
        site.stack().stop(target);
        yield leaver.leaves();
      }
      case BETWEEN_PLAN_AND_DISABLE -> {
        site.vendor().dawdle();
        Run run = leaver.leaves().awaitStage(Stage.REVOKE_SESSIONS, Stage.ROTATE_SECRETS);
        site.stack().kill(target);
        yield run;
      }
    };
  }

  @Override
  public List<String> amiss(Run run) {
    List<String> amiss = new ArrayList<>();
    if (run.openObligations().stream().noneMatch(this::isDebt)) {
      amiss.add("%s owes nothing".formatted(target.label()));
    }
    for (Part other : Part.withAccounts()) {
      if (other != target) {
        run.itemsAt(other.label()).stream()
            .filter(item -> item.path("disposition").isNull())
            .forEach(item -> amiss.add("waits for %s: %s".formatted(target.label(), item)));
        if (run.itemsAt(other.label()).isEmpty()) {
          amiss.add("nothing was planned at " + other.label());
        }
      }
    }
    return amiss;
  }

  private boolean isDebt(JsonNode owed) {
    return owed.path("kind").asText().equals("CONNECTOR_DEBT")
        && owed.path("target").asText().equals(target.label())
        && !owed.path("dueAt").isMissingNode();
  }
}
