package dev.handback.inventory;

import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.TargetId;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Targets that list accounts, and how often each page was asked for. */
public final class FakeDirectory implements InventoryActivities {

  /** By target. */
  public final Map<String, List<ListedAccount>> accounts = new ConcurrentHashMap<>();

  /** Target and cursor of each call that was answered. */
  public final List<String> answered = new CopyOnWriteArrayList<>();

  /** How many calls are yet to fail, as those of a target that is down. */
  public final AtomicInteger down = new AtomicInteger();

  /** So many people, with ids and addresses. */
  public FakeDirectory with(String target, int people) {
    var all = new ArrayList<ListedAccount>();
    for (var number = 0; number < people; number++) {
      all.add(person(number));
    }
    accounts.put(target, all);
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
    var all = listed(request.target());
    var from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
    var to = Math.min(all.size(), from + request.limit());
    answered.add(request.target() + " " + from);
    return new AccountPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  private List<ListedAccount> listed(TargetId target) {
    return accounts.getOrDefault(target.value(), List.of());
  }
}
