package dev.handback.record.message;

import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leases messages to senders. Any number of processes may send: a message is leased to one of them,
 * and to another only when the lease has run out without a word of what became of it.
 */
@Singleton
public final class MessageQueue {
  private static final String POSTPONE =
      "UPDATE message SET due_at = ? WHERE state = 'WAITING' AND urgent = 0 AND channel = ?"
          + " AND address = ? AND due_at <= ?";
  private static final String OVERTAKE =
      "UPDATE message m JOIN obligation o ON o.offboarding_id = m.offboarding_id"
          + " AND o.id = m.obligation_id SET m.state = 'OVERTAKEN'"
          + " WHERE m.state = 'WAITING' AND m.together IS NULL AND m.channel = ? AND m.address = ?"
          + " AND m.kind IN ('OWED', 'REMINDED', 'ESCALATED', 'DELEGATED', 'SLA_BREACHED')"
          + " AND o.state <> 'OPEN'";
  // their kinds are the states that they tell of
  private static final String OVERTAKE_EVENTS =
      "UPDATE message m JOIN inbox i ON i.id = m.inbox_id SET m.state = 'OVERTAKEN'"
          + " WHERE m.state = 'WAITING' AND m.together IS NULL AND m.channel = ? AND m.address = ?"
          + " AND m.kind <> i.state";
  private static final String LEASE =
      "UPDATE message SET attempts = attempts + 1, due_at = ?, together = ? WHERE id = ?";
  private static final String OF_ENVELOPE =
      " WHERE (id = ? OR together = ?) AND state <> 'SENT' AND attempts = ?";

  private final RecordTransactions transactions;

  MessageQueue(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What is due next; empty when nothing is.
   *
   * @param channels those that this process knows
   * @param lease after so long it is taken for not sent
   * @param rule when and how often a recipient may be reached
   */
  public Optional<Envelope> lease(
      Collection<String> channels, Instant now, Duration lease, Pace.Rule rule) {
    while (true) {
      var taken = transactions.write(connection -> take(connection, channels, now, lease, rule));
      if (!taken.postponed()) {
        return Optional.ofNullable(taken.envelope());
      }
    }
  }

  /** It has arrived. */
  public void sent(Envelope envelope, Instant at) {
    settle("UPDATE message SET state = 'SENT', why = NULL, sent_at = ?", envelope, at, null, false);
  }

  /** It has not, and is tried again. */
  public void again(Envelope envelope, Instant at, String why) {
    settle("UPDATE message SET due_at = ?, why = ?", envelope, at, why, true);
  }

  /** It has not, and is not tried again. */
  public void failed(Envelope envelope, Instant at, String why) {
    settle("UPDATE message SET state = 'FAILED', due_at = ?, why = ?", envelope, at, why, true);
  }

  private void settle(
      String set, Envelope envelope, Instant at, @Nullable String why, boolean withWhy) {
    transactions.write(connection ->
        Sql.update(
            connection,
            set + OF_ENVELOPE,
            parameters -> {
              parameters.time(at);
              if (withWhy) {
                parameters.text(why);
              }
              parameters.text(envelope.id()).text(envelope.id()).number(envelope.attempt());
            }));
  }

  private static Taken take(
      Connection connection,
      Collection<String> channels,
      Instant now,
      Duration lease,
      Pace.Rule rule)
      throws SQLException {
    var found = DueMessage.next(connection, channels, now);
    if (found.isEmpty()) {
      return Taken.NOTHING;
    }
    var head = found.get();
    var pace = rule.of(head.channel(), head.recipient(), now);
    if (pace.forPeople() && head.content().isAsking() && overtake(connection, head) > 0) {
      return Taken.POSTPONED;
    }
    var notBefore = head.urgent() ? now : head.notBefore(connection, pace, now);
    if (notBefore.isAfter(now)) {
      postpone(connection, head, notBefore);
      return Taken.POSTPONED;
    }
    return new Taken(
        leased(connection, head, head.company(connection, pace, now), now, lease), false);
  }

  /** What was answered meanwhile is not asked for; how many such there were. */
  private static int overtake(Connection connection, DueMessage head) throws SQLException {
    return overtake(connection, OVERTAKE, head) + overtake(connection, OVERTAKE_EVENTS, head);
  }

  private static int overtake(Connection connection, String sql, DueMessage head)
      throws SQLException {
    return Sql.update(
        connection, sql, parameters -> parameters.text(head.channel()).text(head.address()));
  }

  private static void postpone(Connection connection, DueMessage head, Instant until)
      throws SQLException {
    Sql.update(
        connection,
        POSTPONE,
        parameters -> parameters.time(until).text(head.channel()).text(head.address()).time(until));
  }

  private static Envelope leased(
      Connection connection, DueMessage head, List<DueMessage> all, Instant now, Duration lease)
      throws SQLException {
    var together = all.size() > 1 ? head.id() : null;
    Sql.batch(
        connection,
        LEASE,
        all,
        (parameters, one) -> parameters.time(now.plus(lease)).text(together).text(one.id()));
    return new Envelope(
        head.id(),
        head.channel(),
        head.recipient(),
        head.address(),
        all.stream().map(DueMessage::content).toList(),
        head.attempts() + 1,
        head.createdAt());
  }

  /**
   * What one look at the queue came to.
   *
   * @param envelope null where nothing was taken
   * @param postponed whether something is due no more, and another look is worth it
   */
  private record Taken(@Nullable Envelope envelope, boolean postponed) {
    static final Taken NOTHING = new Taken(null, false);
    static final Taken POSTPONED = new Taken(null, true);
  }
}
