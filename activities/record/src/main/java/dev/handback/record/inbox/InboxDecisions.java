package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.RecordRefusal.EventRefused;
import dev.handback.record.inbox.InboxDecision.Kind;
import dev.handback.record.run.Runs;
import dev.handback.record.sql.RecordTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What operators say about events: each has one effect at most, also when two say it at once or the
 * dispatcher is at it (requirement T12), and stays on the record with who and why (T11, O5).
 */
@Singleton
public final class InboxDecisions {
  private final RecordTransactions transactions;
  private final MassRemovalGuard guard;
  private final Settlement settlement;
  private final Intake intake;
  private final Clock clock = Clock.systemUTC();

  InboxDecisions(
      RecordTransactions transactions,
      MassRemovalGuard guard,
      Settlement settlement,
      Intake intake) {
    this.transactions = transactions;
    this.guard = guard;
    this.settlement = settlement;
    this.intake = intake;
  }

  /**
   * What an event says after all.
   *
   * @param event as it would be if its source delivered it again now
   * @param thin whether its source's API is asked what it leaves out
   */
  public record SecondWord(InboxEvent event, SourceWord word, boolean thin) {}

  /** Who says it, and why. */
  public record Decision(String by, String reason) {}

  /**
   * Decides about the event as if it came now. One that was decided and could not be carried out is
   * tried at once: what it does is settled.
   *
   * @throws EventRefused when that would do nothing, or act twice; nothing is changed then
   */
  public void replay(InboxId id, Decision decision) {
    transactions.write(connection -> {
      var now = clock.instant();
      var row = hold(connection, id);
      InboxRules.replayable(row, now);
      var about =
          row.state() == InboxState.RECEIVED
              ? hasten(connection, row, now)
              : row.isThin() ? askAgain(connection, row, now) : hearAgain(connection, row, now);
      InboxAudit.keep(connection, row, said(Kind.REPLAYED, decision, now), about);
      return id;
    });
  }

  /**
   * Decides about a thin event by what is known of it, without its source's API.
   *
   * @throws EventRefused when nothing is left to ask about it, or when that would do nothing
   */
  public void proceed(InboxId id, Decision decision) {
    transactions.write(connection -> {
      var now = clock.instant();
      var row = hold(connection, id);
      InboxRules.canProceed(row, now);
      var word = row.word();
      if (word != null) {
        InboxRows.complete(connection, id, word);
      }
      var about = hearAgain(connection, row, now);
      InboxAudit.keep(connection, row, said(Kind.PROCEEDED, decision, now), about);
      return id;
    });
  }

  /**
   * Takes in what an event says that could not be read when it came. It goes by the key under which
   * its source would deliver it again, so that it acts once; the event as it came is its duplicate.
   *
   * @return the event that carries on
   * @throws EventRefused when it is not kept as unreadable any more
   */
  public InboxId readAgain(InboxId id, SecondWord said, Decision decision) {
    return transactions.write(connection -> {
      var now = clock.instant();
      var row = hold(connection, id);
      InboxRules.replayable(row, now);
      if (row.word() != null) {
        throw new EventRefused("It could be read when it came");
      }
      var accepted =
          said.thin()
              ? intake.acceptThin(said.event(), said.word())
              : intake.accept(said.event(), said.word());
      var readable = InboxId.of(said.event());
      var about = accepted.offboarding();
      InboxRows.settle(
          connection, id, InboxState.DUPLICATE, null, about, 0, "it was read again as " + readable);
      InboxAudit.keep(connection, row, said(Kind.REPLAYED, decision, now), about);
      return readable;
    });
  }

  /**
   * Puts the event aside. A departure goes with all that waits for its start; a later word leaves
   * its offboarding as if it had not been said.
   *
   * @param attempts as often it was tried when whoever decides looked at it
   * @throws EventRefused when it was acted on already, or does nothing anyway
   */
  public void discard(InboxId id, int attempts, Decision decision) {
    transactions.write(connection -> {
      var now = clock.instant();
      var row = hold(connection, id);
      InboxRules.discardable(row, attempts, now);
      discard(connection, row, "put aside by %s: %s".formatted(decision.by(), decision.reason()));
      InboxAudit.keep(connection, row, said(Kind.DISCARDED, decision, now), row.about());
      return id;
    });
  }

  private static InboxAudit.Said said(Kind kind, Decision decision, Instant at) {
    return new InboxAudit.Said(kind, decision.by(), decision.reason(), at);
  }

  private static HeardRow hold(Connection connection, InboxId id) throws SQLException {
    return HeardRow.hold(connection, id)
        .orElseThrow(() -> new EventRefused("There is no event of that id"));
  }

  private static @Nullable OffboardingId hasten(Connection connection, HeardRow row, Instant now)
      throws SQLException {
    InboxRows.hasten(connection, row.id(), now);
    return row.about();
  }

  private static @Nullable OffboardingId askAgain(Connection connection, HeardRow row, Instant now)
      throws SQLException {
    InboxRows.ask(connection, row.id(), now);
    return row.about();
  }

  private @Nullable OffboardingId hearAgain(Connection connection, HeardRow row, Instant now)
      throws SQLException {
    var word = row.word();
    if (word == null) {
      throw new EventRefused("It could not be read when it came");
    }
    var request = word.request();
    var event = row.heardAt(now);
    guard.enter(connection, event, request);
    var about = row.about();
    if (about != null) {
      LastWords.forget(connection, request, row.id(), about);
    }
    InboxRows.hearAgain(connection, row.id(), word, now);
    var last = LastWords.hear(connection, word);
    var accepted = settlement.heardAgain(connection, event, word, last, row.wasPutAside());
    refuseNothing(connection, row, accepted);
    return accepted.offboarding();
  }

  /** Thrown, so that nothing of it stays. */
  private static void refuseNothing(Connection connection, HeardRow row, Accepted accepted)
      throws SQLException {
    var became = InboxRows.stateOf(connection, row.id());
    if (became == InboxState.OUTDATED || became == row.state()) {
      throw new EventRefused("A replay would do nothing: " + accepted.reason());
    }
  }

  private static void discard(Connection connection, HeardRow row, String why) throws SQLException {
    var about = row.about();
    if (row.act() == Act.START) {
      var own = Objects.requireNonNull(about, "a start without its offboarding");
      if (!Runs.putAside(connection, own)) {
        throw new EventRefused("Its offboarding has begun: take that back, at /offboardings");
      }
      InboxRows.putAside(connection, own, why);
      return;
    }
    var state = InboxState.DISCARDED;
    InboxRows.settle(connection, row.id(), state, null, about, row.position(), why);
    var word = row.word();
    if (about != null && word != null) {
      LastWords.forget(connection, word.request(), row.id(), about);
    }
  }
}
