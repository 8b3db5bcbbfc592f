package dev.handback.inactivity;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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

  @Override
  public InactivityRules current() {
    return new InactivityRules(Duration.ofDays(90), Duration.ofDays(14), 250, downgrades);
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
