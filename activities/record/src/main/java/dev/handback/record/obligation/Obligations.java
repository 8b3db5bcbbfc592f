package dev.handback.record.obligation;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationState;
import dev.handback.record.message.Deliveries;
import dev.handback.record.message.Delivery;
import io.micronaut.data.model.Pageable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is owed. */
@Singleton
public final class Obligations {
  private final ObligationRepository repository;
  private final Deliveries deliveries;
  private final SubjectLabels subjects;

  Obligations(ObligationRepository repository, Deliveries deliveries, SubjectLabels subjects) {
    this.repository = repository;
    this.deliveries = deliveries;
    this.subjects = subjects;
  }

  public Optional<ObligationView> find(ObligationId id) {
    return views(repository.findById(id.value()).stream().toList()).stream().findFirst();
  }

  /** All of one offboarding, the oldest first. */
  public List<ObligationView> of(OffboardingId id) {
    return views(repository.findByOffboardingIdOrderByOpenedAt(id.value()));
  }

  /**
   * Of all offboardings, what is due first comes first.
   *
   * @param assignee anybody's when null
   * @param state in any state when null
   * @param limit at most so many
   */
  public List<ObligationView> list(
      @Nullable String assignee, @Nullable ObligationState state, int limit) {
    var page = Pageable.from(0, limit);
    if (assignee == null) {
      return views(
          state == null
              ? repository.findAllOrderByDueAt(page)
              : repository.findByStateOrderByDueAt(state, page));
    }
    return views(
        state == null
            ? repository.findByAssigneeOrderByDueAt(assignee, page)
            : repository.findByAssigneeAndStateOrderByDueAt(assignee, state, page));
  }

  /** At one target, what is due first comes first; at most so many. */
  public List<ObligationView> at(TargetId target, ObligationState state, int limit) {
    var page = Pageable.from(0, limit);
    return views(repository.findByTargetIdAndStateOrderByDueAt(target.value(), state, page));
  }

  private List<ObligationView> views(List<ObligationRow> rows) {
    var told = deliveries.of(rows.stream().map(row -> new ObligationId(row.id())).toList());
    var labels =
        subjects.of(
            rows.stream().map(row -> new OffboardingId(row.offboardingId())).distinct().toList());
    return rows.stream()
        .map(row ->
            view(
                row,
                Objects.requireNonNull(labels.get(new OffboardingId(row.offboardingId()))),
                told.getOrDefault(new ObligationId(row.id()), List.of())))
        .toList();
  }

  private static ObligationView view(ObligationRow row, String subject, List<Delivery> messages) {
    return new ObligationView(
        new ObligationId(row.id()),
        new OffboardingId(row.offboardingId()),
        subject,
        row.itemId() == null ? null : new ItemId(row.itemId()),
        row.targetId() == null ? null : new TargetId(row.targetId()),
        row.kind(),
        row.assignee(),
        row.openedAt(),
        row.dueAt(),
        row.state(),
        row.escalation(),
        row.reminders(),
        row.why(),
        row.endedAt(),
        row.endedBy(),
        messages);
  }
}
