package dev.handback.api.console;

import dev.handback.record.report.ReportBook;
import dev.handback.record.report.ReportFact;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a report, read once a minute: a month's figures do not change faster for people. */
@Singleton
final class ReportFacts {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final ReportBook book;
  private final Clock clock;
  private @Nullable Read last;

  ReportFacts(ReportBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** The facts of the longest report, as they were at that time. */
  record Read(Instant at, List<ReportFact> facts) {

    Read {
      facts = List.copyOf(facts);
    }
  }

  synchronized Read read() {
    var now = clock.instant();
    var known = last;
    if (known == null || known.at().plus(FRESH).isBefore(now)) {
      var first = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(ReportPages.LONGEST);
      known =
          new Read(now, book.facts(first.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC), now));
      last = known;
    }
    return known;
  }
}
