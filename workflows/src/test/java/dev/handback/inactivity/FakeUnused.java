package dev.handback.inactivity;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An inventory of unused accounts that remembers what was asked. */
public final class FakeUnused implements InactivityRecordActivities, InactivitySettingsActivities {

  /** Every enabled account with its last use. */
  public final List<UnusedAccount> accounts = new CopyOnWriteArrayList<>();

  /** Used since they were asked about. */
  public final List<UsedAgain> usedAgain = new CopyOnWriteArrayList<>();

  /** What was taken in, in this order. */
  public final Map<OffboardingId, OffboardingRequest> asked = new LinkedHashMap<>();

  /** Seats that become cheaper ones. */
  public final List<DowngradeRule> downgrades = new CopyOnWriteArrayList<>();

  /** Pages that were read. */
  public final List<UnusedQuery> queries = new CopyOnWriteArrayList<>();

  /** What workloads sign in with, with its last use. */
  public final List<UnusedKey> keys = new CopyOnWriteArrayList<>();

  /** What policy says of keys; null for nothing. */
  public volatile @Nullable KeyRule keyRule;

  /** Pages of keys that were read. */
  public final List<KeyQuery> keyQueries = new CopyOnWriteArrayList<>();

  /** Of how many keys nobody can tell. */
  public volatile int notKnown;

  @Override
  public InactivityRules current() {
    return new InactivityRules(Duration.ofDays(90), Duration.ofDays(14), 250, downgrades, keyRule);
  }

  @Override
  public KeyPage unusedKeys(KeyQuery query) {
    keyQueries.add(query);
    var unused =
        keys.stream()
            .filter(key -> key.unusedSince().isBefore(query.unusedSinceBefore()))
            .filter(key -> asked.values().stream().noneMatch(one -> isAbout(one, key, query)))
            .toList();
    var workloads = unused.stream().map(key -> key.subject().id()).distinct().sorted().toList();
    var cursor = query.cursor();
    var of =
        workloads.stream()
            .filter(id -> cursor == null || id.compareTo(cursor) > 0)
            .limit(query.limit())
            .toList();
    var page = unused.stream().filter(key -> of.contains(key.subject().id())).toList();
    return new KeyPage(page, of.size() < query.limit() ? null : of.getLast(), notKnown);
  }

  private static boolean isAbout(OffboardingRequest request, UnusedKey key, KeyQuery query) {
    return request.only().contains(key.target() + "/" + key.key().id())
        && request.receivedAt().isAfter(query.unusedSinceBefore());
  }

  @Override
  public UnusedPage unused(UnusedQuery query) {
    queries.add(query);
    var old =
        accounts.stream()
            .filter(account -> account.lastUsedAt().isBefore(before(account, query)))
            .toList();
    var from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
    var to = Math.min(old.size(), from + query.limit());
    return new UnusedPage(old.subList(from, to), to < old.size() ? Integer.toString(to) : null);
  }

  private static Instant before(UnusedAccount account, UnusedQuery query) {
    return query.seats().stream()
        .filter(seat -> seat.target().equals(account.target()) && seat.sku().equals(account.seat()))
        .map(UnusedSeat::lastUsedBefore)
        .findFirst()
        .orElse(query.lastUsedBefore());
  }

  @Override
  public synchronized int ask(Questions questions) {
    var fresh = 0;
    for (var question : questions.questions()) {
      if (fresh < questions.atMost()
          && asked.putIfAbsent(question.request().id(), question.request()) == null) {
        fresh++;
      }
    }
    return fresh;
  }

  @Override
  public List<UsedAgain> usedAgain() {
    return usedAgain;
  }
}
