package dev.handback.api.signin;

import dev.handback.record.signin.SignIn;
import dev.handback.record.signin.SignInBook;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refusals, written so that guessing does not fill the record: the first of a kind in a minute is a
 * row at once, what is the same is counted on it. While there are very many kinds, the others are
 * one.
 */
@Singleton
class RefusalCounts {

  /** So many rows can guessing add in the time that kinds are remembered. */
  static final int KINDS_AT_MOST = 500;

  /** Longer than any request has a count in its hands. */
  private static final Duration REMEMBERED = Duration.ofMinutes(2);

  private static final String MANY = "many at once, from many places or by many names";

  private final SignInBook book;
  private final Clock clock;
  private final Map<Kind, Count> counts = new ConcurrentHashMap<>();

  RefusalCounts(SignInBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  private record Kind(SignIn refused, Instant minute) {}

  /** Writes the first of its kind, counts the others. */
  void add(SignIn refused) {
    var now = clock.instant();
    var minute = now.truncatedTo(ChronoUnit.MINUTES);
    var kind = new Kind(refused, minute);
    var known =
        counts.containsKey(kind) || counts.size() < KINDS_AT_MOST
            ? kind
            : together(refused, minute);
    counts.computeIfAbsent(known, ignored -> new Count()).add(known.refused(), now);
  }

  private static Kind together(SignIn refused, Instant minute) {
    var many = new SignIn(refused.method(), refused.door(), refused.outcome(), null, MANY, null);
    return new Kind(many, minute);
  }

  /** Adds what was counted to its rows. What a process that dies has counted meanwhile is lost. */
  @Scheduled(fixedDelay = "10s")
  @PreDestroy
  void write() {
    var over = clock.instant().minus(REMEMBERED);
    counts.forEach((kind, count) -> {
      count.write();
      if (kind.minute().isBefore(over)) {
        counts.remove(kind);
      }
    });
  }

  /** How often the same was refused. */
  private final class Count {
    private @Nullable Long row;
    private long more;
    private Instant last = Instant.EPOCH;

    synchronized void add(SignIn refused, Instant now) {
      if (row == null) {
        row = book.add(refused, now);
      } else {
        more++;
        last = now;
      }
    }

    synchronized void write() {
      if (row != null && more > 0) {
        book.count(row, more, last);
        more = 0;
      }
    }
  }
}
