package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The items of one run and how far each has come. Iterates in the order they were planned. */
final class RunItems {

  private final Map<ItemId, ItemState> states = new LinkedHashMap<>();
  private final Set<TargetAccount> staying = new LinkedHashSet<>();

  /** Adds what is new; what is known already keeps its state. Answers with what was added. */
  List<AccessItem> add(List<AccessItem> items) {
    var added = items.stream().filter(item -> !states.containsKey(item.id())).toList();
    added.forEach(item -> states.put(item.id(), ItemState.planned(item)));
    return added;
  }

  /** Notes the accounts that stay. */
  void keep(List<KeptAccess> kept) {
    kept.stream()
        .filter(one -> one.kind() == ItemKind.ACCOUNT)
        .map(one -> new TargetAccount(one.target(), one.account().id()))
        .forEach(staying::add);
  }

  /** Accounts that stay, of which only a part goes. */
  List<TargetAccount> staying() {
    return List.copyOf(staying);
  }

  /** Applies outcomes in order and answers with the items they changed, as they are now. */
  List<ItemState> apply(List<ItemOutcome> outcomes) {
    var changed = new LinkedHashSet<ItemId>();
    for (var outcome : outcomes) {
      var known = states.computeIfPresent(outcome.item(), (id, state) -> state.after(outcome));
      if (known != null) {
        changed.add(outcome.item());
      }
    }
    return changed.stream().map(this::state).toList();
  }

  ItemState state(ItemId id) {
    return Objects.requireNonNull(states.get(id), "no such item in this run: " + id);
  }

  /** Whether no target knows the subject at all. */
  boolean nobodyKnows() {
    return states.isEmpty() && staying.isEmpty();
  }

  boolean waitsForPerson(ItemId id) {
    var state = states.get(id);
    return state != null && state.status() == ItemStatus.NEEDS_PERSON;
  }

  /** What a stage still has to work on at these targets. */
  List<AccessItem> due(Stage stage, Predicate<TargetId> at) {
    return undisposed()
        .filter(state -> state.status() != ItemStatus.NEEDS_PERSON)
        .map(ItemState::item)
        .filter(item -> stage.concerns(item.kind()) && at.test(item.target()))
        .toList();
  }

  /** Everything of a target's access that has not come to its end yet. */
  List<AccessItem> accessOwedAt(TargetId target) {
    return undisposed()
        .filter(state -> state.status() != ItemStatus.NEEDS_PERSON)
        .map(ItemState::item)
        .filter(item -> item.target().equals(target) && item.kind() != ItemKind.SEAT)
        .toList();
  }

  /** Seats whose target's access is all proven gone, or excepted (requirements S6, R4). */
  List<AccessItem> seatsReady(Predicate<TargetId> at) {
    return undisposed()
        .filter(state -> state.status() == ItemStatus.PLANNED)
        .map(ItemState::item)
        .filter(item -> item.kind() == ItemKind.SEAT)
        .filter(item -> at.test(item.target()) && accessGoneAt(item.target()))
        .toList();
  }

  /** Accounts whose throw-away password was seen to sign in. */
  List<TargetAccount> controlled() {
    return states.values().stream()
        .filter(state -> state.item().kind() == ItemKind.CREDENTIAL)
        .filter(state -> state.proofs().stream().anyMatch(p -> p.method() == ProofMethod.TRIED))
        .map(state -> TargetAccount.of(state.item()))
        .distinct()
        .toList();
  }

  boolean allDisposed() {
    return undisposed().findAny().isEmpty();
  }

  Collection<ItemState> all() {
    return Collections.unmodifiableCollection(states.values());
  }

  private boolean accessGoneAt(TargetId target) {
    return states.values().stream()
        .filter(state -> state.item().target().equals(target))
        .filter(state -> state.item().kind() != ItemKind.SEAT)
        .allMatch(ItemState::disposed);
  }

  private Stream<ItemState> undisposed() {
    return states.values().stream().filter(state -> !state.disposed());
  }
}
