package dev.handback.inventory;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.TargetId;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Targets that list accounts, and how often each page was asked for. */
public final class FakeDirectory implements InventoryActivities {

  /** By target. */
  public final Map<String, List<ListedAccount>> accounts = new ConcurrentHashMap<>();

  /** Target and cursor of each call that was answered. */
  public final List<String> answered = new CopyOnWriteArrayList<>();

  /** How many calls are yet to fail, as those of a target that is down. */
  public final AtomicInteger down = new AtomicInteger();

  /** Targets whose connector cannot list. */
  public final Set<String> mute = ConcurrentHashMap.newKeySet();

  /** Who can sign in, by account id. */
  public volatile Predicate<String> enabled = account -> true;

  /** So many people, with ids and addresses. */
  public FakeDirectory with(String target, int people) {
    var all = new ArrayList<ListedAccount>();
    for (var number = 0; number < people; number++) {
      all.add(person(number));
    }
    accounts.put(target, new CopyOnWriteArrayList<>(all));
    return this;
  }

  /** One more, with which Handback itself signs in. */
  public FakeDirectory withOwn(String target, String name) {
    var names = new AccountNames(null, null, name);
    var account = new AccountRef(name, name);
    var own =
        new ListedAccount(account, names, AccountKind.UNKNOWN, null, true, null, null, null, true);
    accounts.computeIfAbsent(target, any -> new CopyOnWriteArrayList<>()).add(own);
    return this;
  }

  /** The person of this number, as a target that knows ids lists them. */
  public static ListedAccount person(int number) {
    var name = "p%04d".formatted(number);
    return new ListedAccount(
        new AccountRef(name, name),
        new AccountNames("e-" + number, name + "@example.com", name),
        AccountKind.UNKNOWN,
        null,
        true,
        null,
        null,
        null);
  }

  @Override
  public AccountPage listAccounts(ListAccounts request) {
    if (down.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw ApplicationFailure.newFailure("down", FailureKind.UNAVAILABLE.name());
    }
    if (mute.contains(request.target().value())) {
      throw ApplicationFailure.newNonRetryableFailure(
          "cannot list accounts", FailureKind.MISCONFIGURED.name());
    }
    var all = List.copyOf(listed(request.target()));
    var from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
    var to = Math.min(all.size(), from + request.limit());
    answered.add(request.target() + " " + from);
    var page = all.subList(from, to).stream().map(this::asItIs).toList();
    return new AccountPage(page, to < all.size() ? Integer.toString(to) : null);
  }

  private ListedAccount asItIs(ListedAccount one) {
    return new ListedAccount(
        one.account(),
        one.names(),
        one.kind(),
        one.owner(),
        enabled.test(one.account().id()),
        one.lastUsedAt(),
        one.seat(),
        one.environment(),
        one.own());
  }

  private List<ListedAccount> listed(TargetId target) {
    return accounts.getOrDefault(target.value(), List.of());
  }
}
