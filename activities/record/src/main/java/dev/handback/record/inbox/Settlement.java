package dev.handback.record.inbox;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.HoldEntries;
import dev.handback.record.inbox.Accepted.Outcome;
import dev.handback.record.run.Runs;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Decides about a word and carries it out, in the transaction that hears it (T12). */
@Singleton
final class Settlement {
  private final MassRemovalGuard guard;

  Settlement(MassRemovalGuard guard) {
    this.guard = guard;
  }

  /** What becomes of a word that was not heard before. */
  Accepted heard(Connection connection, InboxEvent event, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    var id = InboxId.of(event);
    if (!word.meaning().takesBack()
        && last.standing() != Standing.NONE
        && Runs.isKnown(connection, own)) {
      return duplicate(connection, id, own);
    }
    return guarded(
        connection, event, word, carryOut(connection, id, word, last, Correlation.of(word, last)));
  }

  /**
   * What becomes of one that was heard before and did nothing, or was put aside: it is judged as if
   * it came now, which is the event's time.
   */
  Accepted heardAgain(
      Connection connection, InboxEvent event, SourceWord word, LastWord last, boolean putAside)
      throws SQLException {
    var own = word.request().id();
    var id = InboxId.of(event);
    if (!putAside && !word.meaning().takesBack() && Runs.isKnown(connection, own)) {
      return duplicate(connection, id, own);
    }
    var verdict = Correlation.of(word, last, event.receivedAt());
    var accepted =
        putAside && verdict instanceof Verdict.Start
            ? takeUp(connection, id, word, last)
            : carryOut(connection, id, word, last, verdict);
    return guarded(connection, event, word, accepted);
  }

  static Accepted carryOut(
      Connection connection, InboxId id, SourceWord word, LastWord last, Verdict verdict)
      throws SQLException {
    return switch (verdict) {
      case Verdict.Start _ -> start(connection, id, word, last);
      case Verdict.Move _ -> tell(connection, id, word, last, Act.MOVE, Outcome.MOVED);
      case Verdict.Rescind _ -> tell(connection, id, word, last, Act.RESCIND, Outcome.RESCINDED);
      case Verdict.Restore _ -> tell(connection, id, word, last, Act.RESTORE, Outcome.RESCINDED);
      case Verdict.Keep keep -> keep(connection, id, word, last, keep);
    };
  }

  /** The offboarding is on the record; whether it starts by itself is the guard's to say (P7). */
  private Accepted guarded(
      Connection connection, InboxEvent event, SourceWord word, Accepted accepted)
      throws SQLException {
    if (accepted.outcome() != Outcome.NEW) {
      return accepted;
    }
    var request = word.request();
    var reason = guard.reasonToHold(connection, event, request);
    if (reason.isEmpty()) {
      return accepted;
    }
    var id = InboxId.of(event);
    InboxRows.settle(connection, id, InboxState.HELD, Act.START, request.id(), 0, reason.get());
    Chain.hold(connection, request.id())
        .append(List.of(HoldEntries.held(request.id(), reason.get(), event.receivedAt())));
    Runs.awaits(connection, request.id(), OffboardingState.AWAITING_APPROVAL);
    return new Accepted(Outcome.HELD, request.id(), reason.get());
  }

  private static Accepted start(Connection connection, InboxId id, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    return Runs.accept(connection, word.request(), own.workflowId())
        ? starts(connection, id, word, last)
        : duplicate(connection, id, own);
  }

  private static Accepted takeUp(Connection connection, InboxId id, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    return Runs.takeUp(connection, own)
        ? starts(connection, id, word, last)
        : duplicate(connection, id, own);
  }

  private static Accepted starts(Connection connection, InboxId id, SourceWord word, LastWord last)
      throws SQLException {
    var own = word.request().id();
    if (last.position() > 1) {
      InboxRows.settle(connection, id, InboxState.RECEIVED, Act.START, own, 0, null);
      LastWords.save(connection, word, last, own);
    }
    return new Accepted(Outcome.NEW, own);
  }

  private static Accepted duplicate(Connection connection, InboxId id, OffboardingId own)
      throws SQLException {
    InboxRows.settle(connection, id, InboxState.DUPLICATE, null, own, 0, null);
    return new Accepted(Outcome.DUPLICATE, own);
  }

  private static Accepted tell(
      Connection connection, InboxId id, SourceWord word, LastWord last, Act act, Outcome outcome)
      throws SQLException {
    var about = Objects.requireNonNull(last.offboarding(), "a word about nothing tells nobody");
    InboxRows.settle(connection, id, InboxState.RECEIVED, act, about, last.position(), null);
    LastWords.save(connection, word, last, about);
    return new Accepted(outcome, about);
  }

  private static Accepted keep(
      Connection connection, InboxId id, SourceWord word, LastWord last, Verdict.Keep keep)
      throws SQLException {
    var about = last.offboarding();
    InboxRows.settle(connection, id, keep.state(), null, about, last.position(), keep.reason());
    if (keep.state() != InboxState.OUTDATED && last.position() > 1) {
      LastWords.save(connection, word, last, about);
    }
    var outcome = about == null ? Outcome.IGNORED : Outcome.KEPT;
    return new Accepted(outcome, about, keep.reason());
  }
}
