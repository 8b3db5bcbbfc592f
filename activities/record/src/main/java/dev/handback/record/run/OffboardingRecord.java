package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.record.item.ItemView;
import dev.handback.record.item.KeptView;
import dev.handback.record.message.Delivery;
import dev.handback.record.obligation.ObligationView;
import dev.handback.record.watch.ProbeView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One offboarding as both teams see it (requirement R1).
 *
 * @param policyVersion null until the run has started
 * @param effectiveAt null means at once
 * @param reason why, as whoever started it by hand said; null when nobody said anything
 * @param kept what was found and stays (requirement T2)
 * @param signals what applications that listen were told, or are to be
 * @param plan what was planned against what became of it (requirement P6)
 * @param link the offboarding that this one follows from: after which access came back, or which it
 *     is a page of (requirements S11, T6)
 * @param retirement how far all pages have come, where a whole application goes (requirement T6)
 * @param probes of access after the close (requirement S11)
 * @param rescindedAt when somebody took it back; null unless somebody did (T12, T13)
 * @param startedAt null while the event waits for its run to start
 * @param hold null unless the mass-removal guard holds it
 */
public record OffboardingRecord(
    OffboardingId id,
    String workflowId,
    Subject subject,
    Trigger trigger,
    Risk risk,
    OffboardingState state,
    Stage stage,
    @Nullable String policyVersion,
    @Nullable Instant effectiveAt,
    Instant receivedAt,
    @Nullable Instant startedAt,
    @Nullable Instant sealedAt,
    @Nullable Instant rescindedAt,
    Source source,
    @Nullable String reason,
    List<String> keep,
    @Nullable String replacement,
    @Nullable Hold hold,
    @Nullable OffboardingId link,
    @Nullable RetirementView retirement,
    List<ItemView> items,
    List<KeptView> kept,
    List<ObligationView> obligations,
    List<Delivery> signals,
    PlanResult plan,
    List<ProbeView> probes,
    Figures figures) {

  /**
   * Why it does not start yet, and where to release or reject it (requirement P7).
   *
   * @param id the held event's
   */
  public record Hold(String id, Instant heldAt, String reason) {}

  public OffboardingRecord {
    keep = List.copyOf(keep);
    items = List.copyOf(items);
    kept = List.copyOf(kept);
    obligations = List.copyOf(obligations);
    signals = List.copyOf(signals);
    probes = List.copyOf(probes);
  }
}
