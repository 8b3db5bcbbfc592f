package dev.handback.demo.chaos;

import dev.handback.demo.stack.Part;
import dev.handback.scimapp.fault.FaultMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Atelier says yes and does not do it. A try finds out, and no seat is booked on its word. */
record Lies(FaultMode mode) implements Fault {

  @Override
  public String label() {
    return "atelier lies: " + mode;
  }

  @Override
  public Run strike(Site site) {
    Leaver leaver = site.next();
    site.vendor().misbehave(mode, Duration.ZERO);
    return leaver.leaves();
  }

  @Override
  public List<String> amiss(Run run) {
    List<String> amiss = new ArrayList<>();
    String atelier = Part.ATELIER.label();
    if (run.itemsAt(atelier).stream()
        .noneMatch(item -> item.path("status").asText().equals("STILL_ALLOWED"))) {
      amiss.add("nothing at atelier is STILL_ALLOWED");
    }
    if (run.openObligations().stream()
        .noneMatch(owed -> owed.path("target").asText().equals(atelier))) {
      amiss.add("atelier owes nothing");
    }
    run.seats().stream()
        .filter(seat -> !seat.at("/finance/seat").asText().equals("HELD"))
        .forEach(seat -> amiss.add("a seat moved on a lie: " + seat));
    return amiss;
  }
}
