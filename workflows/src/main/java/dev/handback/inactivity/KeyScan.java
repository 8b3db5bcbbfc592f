package dev.handback.inactivity;

import static java.util.function.Predicate.not;

import dev.handback.inactivity.InactivityRecordActivities.Questions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has the owners of workloads asked about the keys that nobody uses, one offboarding for each. */
final class KeyScan {

  private static final int WORKLOADS_A_PAGE = 100;

  /** Syncs are hours apart, or days; one that is older has failed. */
  private static final Duration OLDEST_SYNC = Duration.ofDays(7);

  private final InactivityRecordActivities record;
  private final KeyRule rule;
  private final Instant at;

  KeyScan(InactivityRecordActivities record, KeyRule rule, Instant at) {
    this.record = record;
    this.rule = rule;
    this.at = at;
  }

  /**
   * Asks, and says what was found.
   *
   * @param atMost so many workloads' owners
   */
  KeysFound ask(int atMost) {
    var unused = 0;
    var asked = 0;
    KeyPage page;
    String cursor = null;
    do {
      page = record.unusedKeys(query(cursor));
      var keys = page.keys().stream().filter(not(rule::excepts)).toList();
      unused += keys.size();
      asked += keys.isEmpty() ? 0 : record.ask(new Questions(questions(keys), atMost - asked));
      cursor = page.nextCursor();
    } while (cursor != null && asked < atMost);
    return new KeysFound(unused, asked, page.notKnown());
  }

  private KeyQuery query(@Nullable String cursor) {
    return new KeyQuery(at.minus(rule.after()), at.minus(OLDEST_SYNC), cursor, WORKLOADS_A_PAGE);
  }

  private List<Question> questions(List<UnusedKey> keys) {
    var workloads =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> key.subject().id(), LinkedHashMap::new, Collectors.toList()));
    var questions = new ArrayList<Question>();
    workloads.values().forEach(ofOne -> questions.add(Question.about(ofOne, rule, at)));
    return questions;
  }
}
