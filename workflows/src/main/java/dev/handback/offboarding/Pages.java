package dev.handback.offboarding;

import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.access.AccountRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The pages of a retirement: which have begun, which are over, and who is on none. */
final class Pages {

  /** So many accounts fit a sweep's time limit and payload: 50 of 5 items are 90 KB. */
  private static final int SIZE = 50;

  private final Set<Integer> open;
  private final Set<Integer> waiting;
  private final Set<AccountRef> own;
  private final Set<String> stays;
  private Set<String> lastListed;
  private @Nullable String cursor;
  private boolean listed;
  private int round;
  private int before;
  private int begun;
  private int accounts;
  private int returned;

  Pages(RetirementProgress progress) {
    open = new TreeSet<>(progress.open());
    waiting = new TreeSet<>(progress.waiting());
    own = new LinkedHashSet<>(progress.own());
    stays = new LinkedHashSet<>(progress.stays());
    lastListed = Set.copyOf(progress.lastListed());
    cursor = progress.cursor();
    listed = progress.listed();
    round = progress.round();
    before = progress.before();
    begun = progress.pages();
    accounts = progress.accounts();
    returned = progress.returned();
  }

  RetirementProgress progress() {
    return new RetirementProgress(
        round,
        cursor,
        listed,
        List.copyOf(lastListed),
        before,
        begun,
        accounts,
        List.copyOf(open),
        List.copyOf(waiting),
        List.copyOf(own),
        List.copyOf(stays),
        returned);
  }

  @Nullable String cursor() {
    return cursor;
  }

  /** Takes in what was listed; answers with those who are on no page yet, a page's worth each. */
  List<List<AccountRef>> take(AccountPage page) {
    var fresh = page.accounts().stream().filter(this::isDue).map(ListedAccount::account).toList();
    page.accounts().stream()
        .filter(ListedAccount::own)
        .map(ListedAccount::account)
        .forEach(own::add);
    lastListed =
        new LinkedHashSet<>(page.accounts().stream().map(one -> one.account().id()).toList());
    cursor = page.nextCursor();
    listed = cursor == null;
    var pages = new ArrayList<List<AccountRef>>();
    for (var from = 0; from < fresh.size(); from += SIZE) {
      pages.add(fresh.subList(from, Math.min(from + SIZE, fresh.size())));
    }
    return pages;
  }

  /**
   * In the first round everybody: who cannot sign in may still hold a seat. Afterwards whoever can,
   * and is new, or was left out by a list that moved while it was read.
   */
  private boolean isDue(ListedAccount one) {
    var id = one.account().id();
    var again = round > 0 && (!one.enabled() || stays.contains(id));
    return !one.own() && !again && !lastListed.contains(id);
  }

  /** Whether this round has read the list to its end. */
  boolean listed() {
    return listed;
  }

  /** Reads the list once more; false when nobody was found the last time. */
  boolean beginsAnotherRound() {
    var found = begun > before;
    round++;
    listed = false;
    before = begun;
    lastListed = Set.of();
    return found;
  }

  /** The number of the next page. */
  int begin(int size) {
    begun++;
    accounts += size;
    open.add(begun);
    return begun;
  }

  void hear(PageStanding standing) {
    if (standing.state() == OffboardingState.WAITING) {
      waiting.add(standing.number());
    } else {
      close(standing.number());
      stays.addAll(standing.stays());
    }
  }

  /** It is over. */
  void close(int number) {
    open.remove(number);
    waiting.remove(number);
  }

  /** How many are at work: those that wait for people or for a target hold nobody up. */
  int atWork() {
    return (int) open.stream().filter(number -> !waiting.contains(number)).count();
  }

  boolean allOver() {
    return open.isEmpty();
  }

  boolean isOpen(int number) {
    return open.contains(number);
  }

  List<Integer> open() {
    return List.copyOf(open);
  }

  /** The number of the next page to give back what it took; empty after the last. */
  OptionalInt nextToReturn() {
    return returned < begun ? OptionalInt.of(++returned) : OptionalInt.empty();
  }

  RetirementOutcome outcome(@Nullable String byHand) {
    return new RetirementOutcome(begun, accounts, List.copyOf(own), byHand);
  }

  /** For whoever looks in the Temporal UI. */
  String markdown(String doing) {
    var text = new StringBuilder();
    text.append("**%s**%n%n".formatted(doing));
    text.append(
        "- %d accounts on %d pages, %d of them over%n"
            .formatted(accounts, begun, begun - open.size()));
    text.append("- at work: %d, waiting for people or targets: %s%n".formatted(atWork(), waiting));
    own.forEach(
        one -> text.append("- stays: %s, with which Handback signs in%n".formatted(one.name())));
    return text.toString();
  }
}
