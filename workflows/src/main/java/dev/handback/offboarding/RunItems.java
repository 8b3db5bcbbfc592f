package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatAction;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of one run and how far each has come. Iterates in the order they were planned. */
final class RunItems {

  private final Map<ItemId, ItemState> states = new LinkedHashMap<>();
  private final Set<TargetAccount> staying = new LinkedHashSet<>();
  private final Set<TargetAccount> held = new LinkedHashSet<>();
  private final Set<TargetAccount> signedOff = new LinkedHashSet<>();
  private final Set<TargetAccount> released = new LinkedHashSet<>();
  private final Map<ItemId, SeatAction> actions = new HashMap<>();
  private final Set<TargetAccount> ownPassword = new LinkedHashSet<>();

  /**
   * Adds what is new. What is known already keeps its state; how it is now, the snapshot, counts
   * until it is touched. Answers with what was added.
   */
  List<AccessItem> add(List<AccessItem> items) {
    var added = items.stream().filter(item -> !states.containsKey(item.id())).toList();
    added.stream().filter(AccessItem::exposed).map(TargetAccount::of).forEach(staying::add);
    items.stream()
        .filter(item -> untouched(states.get(item.id())))
        .forEach(item -> states.put(item.id(), ItemState.planned(item)));
    return added;
  }

  private static boolean untouched(@Nullable ItemState known) {
    return known == null || known.equals(ItemState.planned(known.item()));
  }

  /** Goes on with items of which the record knows how far they came. */
  void resume(List<ItemState> known) {
    known.forEach(state -> states.put(state.item().id(), state));
  }

  /** How any act on its account left that: freeing a seat changes the account as well. */
  Suspended withItsAccount(Suspended one) {
    var account = TargetAccount.of(one.item());
    var prints =
        states.values().stream()
            .filter(state -> TargetAccount.of(state.item()).equals(account))
            .map(ItemState::taken)
            .filter(Objects::nonNull)
            .flatMap(taken -> taken.fingerprints().stream())
            .distinct()
            .toList();
    return new Suspended(one.item(), one.told(), prints);
  }

  /** Notes the accounts that stay, and those that keep their password. */
  void keep(List<KeptAccess> kept) {
    accountsOf(kept, ItemKind::signsIn).forEach(staying::add);
    accountsOf(kept, kind -> kind == ItemKind.CREDENTIAL).forEach(ownPassword::add);
  }

  private static Stream<TargetAccount> accountsOf(
      List<KeptAccess> kept, Predicate<ItemKind> which) {
    return kept.stream()
        .filter(one -> which.test(one.kind()))
        .map(one -> new TargetAccount(one.target(), one.account().id()));
  }

  /** Accounts that stay, of which only a part goes. */
  List<TargetAccount> staying() {
    return List.copyOf(staying);
  }

  /** Accounts that keep the password they had. */
  List<TargetAccount> ownPassword() {
    return List.copyOf(ownPassword);
  }

  /** Applies outcomes in order and answers with the items they changed, as they are now. */
  List<ItemState> apply(List<ItemOutcome> outcomes) {
    var changed = new LinkedHashSet<ItemId>();
    for (var outcome : outcomes) {
      var known = states.computeIfPresent(outcome.item(), (id, state) -> after(state, outcome));
      if (known != null) {
        changed.add(outcome.item());
      }
    }
    return changed.stream().map(this::state).toList();
  }

  private ItemState after(ItemState state, ItemOutcome outcome) {
    var next = state.after(outcome);
    return actionOn(state.item().id()).kind() == SeatAction.Kind.REASSIGN
        ? next.reassigned()
        : next;
  }

  /** What becomes of this seat, as policy decides. */
  void decide(ItemId seat, SeatAction action) {
    actions.put(seat, action);
  }

  SeatAction actionOn(ItemId seat) {
    return actions.getOrDefault(seat, SeatAction.FREE);
  }

  /** The seat waits; answers with it as it is now. */
  ItemState keep(ItemId seat) {
    return put(state(seat).in(ItemStatus.WAITING));
  }

  /** The seat waits no more. */
  ItemState letGo(ItemId seat) {
    return put(state(seat).in(ItemStatus.PLANNED));
  }

  private ItemState put(ItemState state) {
    states.put(state.item().id(), state);
    return state;
  }

  ItemState state(ItemId id) {
    return Objects.requireNonNull(states.get(id), "no such item in this run: " + id);
  }

  /** Secrets of others that the subject could read, of whom nobody was asked yet (S2). */
  List<AccessItem> exposedUnasked() {
    return undisposed()
        .map(ItemState::item)
        .filter(AccessItem::exposed)
        .filter(item -> !held.contains(TargetAccount.of(item)))
        .filter(item -> !signedOff.contains(TargetAccount.of(item)))
        .toList();
  }

  /** Whether no target knows the subject at all. */
  boolean nobodyKnows() {
    return states.isEmpty() && staying.isEmpty();
  }

  boolean waitsForPerson(ItemId id) {
    var state = states.get(id);
    return state != null && state.status() == ItemStatus.NEEDS_PERSON;
  }

  /** Whether it has not come to its end yet. */
  boolean isOwed(ItemId id) {
    var state = states.get(id);
    return state != null && !state.disposed();
  }

  /** Nothing more happens to this account for now; answers with what of it is still owed. */
  List<AccessItem> hold(TargetAccount account) {
    held.add(account);
    return owedOf(account);
  }

  boolean isHeld(TargetAccount account) {
    return held.contains(account);
  }

  /** The owner of this account was heard: it may be cut. */
  void signOff(TargetAccount account) {
    signedOff.add(account);
  }

  /** Accounts whose owners have been heard. */
  List<TargetAccount> signedOff() {
    return List.copyOf(signedOff);
  }

  /**
   * The account waits for nobody any more; answers with what of it is still owed. It goes through
   * all stages from the first: to join them half way would be to verify what nobody has disabled.
   */
  List<AccessItem> release(TargetAccount account) {
    if (held.remove(account)) {
      released.add(account);
    }
    return owedOf(account);
  }

  /** All stages begin once more: what was released meanwhile goes with them. */
  void beginAgain() {
    released.clear();
  }

  /** The seats of this account, whatever became of them. */
  List<AccessItem> seatsOf(TargetAccount account) {
    return states.values().stream()
        .map(ItemState::item)
        .filter(item -> item.kind() == ItemKind.SEAT && TargetAccount.of(item).equals(account))
        .toList();
  }

  /** The item, and where it is an account whatever else of it is still owed, except its seats. */
  List<AccessItem> partsOf(AccessItem item) {
    return item.kind().signsIn() ? owedOf(TargetAccount.of(item)) : List.of(item);
  }

  /** Every item of the plan, however far it has come. */
  List<AccessItem> planned() {
    return states.values().stream().map(ItemState::item).toList();
  }

  /** What was excepted with this item, and the sessions that were opened meanwhile. */
  List<AccessItem> excepted(AccessItem item) {
    return states.values().stream()
        .filter(state ->
            state.disposition() == Disposition.EXCEPTION_APPROVED
                || state.item().kind() == ItemKind.SESSIONS)
        .map(ItemState::item)
        .filter(one ->
            one.equals(item)
                || (item.kind().signsIn()
                    && one.kind() != ItemKind.SEAT
                    && TargetAccount.of(one).equals(TargetAccount.of(item))))
        .toList();
  }

  /** What a stage still has to work on at these targets. */
  List<AccessItem> due(Stage stage, Predicate<TargetId> at) {
    return workable()
        .filter(item -> stage.concerns(item.kind()) && at.test(item.target()))
        .toList();
  }

  /** Whether there is access at these targets that nobody has begun to work on, and could. */
  boolean isAccessReady(Predicate<TargetId> at) {
    return unheld()
        .filter(item -> state(item.id()).status() == ItemStatus.PLANNED)
        .anyMatch(item -> item.kind() != ItemKind.SEAT && at.test(item.target()));
  }

  /** Everything of a target's access that has not come to its end yet. */
  List<AccessItem> accessOwedAt(TargetId target) {
    return workable()
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

  /** Whether there is access that a target itself showed to be gone, and may show again (S11). */
  boolean provenByTarget() {
    return states.values().stream().anyMatch(ItemState::provenByTarget);
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
        .filter(state -> state.item().kind() != ItemKind.SEAT && !state.item().exposed())
        .allMatch(ItemState::disposed);
  }

  private List<AccessItem> owedOf(TargetAccount account) {
    return undisposed()
        .map(ItemState::item)
        .filter(item -> item.kind() != ItemKind.SEAT && TargetAccount.of(item).equals(account))
        .toList();
  }

  private Stream<AccessItem> workable() {
    return unheld().filter(item -> !released.contains(TargetAccount.of(item)));
  }

  /** Neither a person nor an owner's sign-off has to come first. */
  private Stream<AccessItem> unheld() {
    return undisposed()
        .filter(state -> state.status() != ItemStatus.NEEDS_PERSON && !isKeptSeat(state))
        .map(ItemState::item)
        .filter(item -> !item.exposed() || signedOff.contains(TargetAccount.of(item)))
        .filter(item -> item.kind() == ItemKind.SEAT || !held.contains(TargetAccount.of(item)));
  }

  private static boolean isKeptSeat(ItemState state) {
    return state.item().kind() == ItemKind.SEAT && state.status() == ItemStatus.WAITING;
  }

  private Stream<ItemState> undisposed() {
    return states.values().stream().filter(state -> !state.disposed());
  }
}
