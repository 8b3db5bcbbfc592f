package dev.handback.record.inactivity;

import dev.handback.inactivity.InactivityRecordActivities;
import dev.handback.inactivity.KeyPage;
import dev.handback.inactivity.KeyQuery;
import dev.handback.inactivity.Question;
import dev.handback.inactivity.UnusedPage;
import dev.handback.inactivity.UnusedQuery;
import dev.handback.inactivity.UsedAgain;
import dev.handback.record.inbox.Intake;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds what is unused, and takes questions in as events like all others. */
@Singleton
public final class InactivityRecordActivitiesImpl implements InactivityRecordActivities {
  private static final String INSERT =
      "INSERT INTO inactivity_ask (offboarding_id, target_id, account_id, last_used_at)"
          + " VALUES (?, ?, ?, ?)";

  private final RecordTransactions transactions;
  private final Intake intake;

  InactivityRecordActivitiesImpl(RecordTransactions transactions, Intake intake) {
    this.transactions = transactions;
    this.intake = intake;
  }

  @Override
  public UnusedPage unused(UnusedQuery query) {
    return transactions.read(new UnusedList(query)::page);
  }

  @Override
  public KeyPage unusedKeys(KeyQuery query) {
    return transactions.read(new UnusedKeyList(query)::page);
  }

  @Override
  public int ask(Questions questions) {
    var fresh = 0;
    for (var question : questions.questions()) {
      if (fresh == questions.atMost()) {
        return fresh;
      }
      fresh += ask(question) ? 1 : 0;
    }
    return fresh;
  }

  @Override
  public List<UsedAgain> usedAgain() {
    return transactions.read(UnusedList::usedAgain);
  }

  /** False when it was asked in this period already. */
  private boolean ask(Question question) {
    var request = question.request();
    return transactions.write(connection -> {
      if (!intake.ask(request)) {
        return false;
      }
      Sql.batch(
          connection,
          INSERT,
          question.about(),
          (parameters, about) ->
              parameters
                  .text(request.id())
                  .text(about.target())
                  .text(about.account())
                  .time(about.unusedSince()));
      return true;
    });
  }
}
