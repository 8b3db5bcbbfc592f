package dev.handback.record.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.Entry;
import dev.handback.record.evidence.InboxEntries;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What operators said about events, and why (requirements T11, O5): kept with the event, and in the
 * evidence of the offboardings it is about.
 */
final class InboxAudit {
  private static final String INSERT =
      "INSERT INTO inbox_decision (inbox_id, number, decision, decided_by, decided_at, reason, was,"
          + " became) SELECT ?, COUNT(*) + 1, ?, ?, ?, ?, ?, ? FROM inbox_decision"
          + " WHERE inbox_id = ?";

  private InboxAudit() {}

  /** Who says it, and why. */
  record Said(InboxDecision.Kind kind, String by, String reason, Instant at) {}

  /**
   * Keeps what was said about an event that is held, once it has had its effect.
   *
   * @param about the offboarding that the event is about now; it was about another perhaps
   */
  static void keep(Connection connection, HeardRow row, Said said, @Nullable OffboardingId about)
      throws SQLException {
    var became = InboxRows.stateOf(connection, row.id());
    var decision =
        new InboxDecision(said.kind(), said.by(), said.reason(), said.at(), row.state(), became);
    add(connection, row.id(), decision);
    for (var one : Stream.of(row.about(), about).filter(Objects::nonNull).distinct().toList()) {
      var chain = Chain.hold(connection, one);
      // what is sealed stays as it is; the event itself keeps who and why
      if (!chain.sealed()) {
        chain.append(List.of(entry(one, row.id(), decision)));
      }
    }
  }

  private static Entry entry(OffboardingId about, InboxId id, InboxDecision decision) {
    var said =
        new InboxEntries.Said(
            id.value(),
            decision.by(),
            decision.reason(),
            decision.at(),
            decision.was().name(),
            decision.became().name());
    return switch (decision.decision()) {
      case REPLAYED -> InboxEntries.replayed(about, said);
      case PROCEEDED -> InboxEntries.proceeded(about, said);
      case DISCARDED -> InboxEntries.discarded(about, said);
    };
  }

  private static void add(Connection connection, InboxId id, InboxDecision decision)
      throws SQLException {
    Sql.update(
        connection,
        INSERT,
        parameters ->
            parameters
                .text(id)
                .text(decision.decision())
                .text(decision.by())
                .time(decision.at())
                .text(decision.reason())
                .text(decision.was())
                .text(decision.became())
                .text(id));
  }

  /** Those about these events. */
  static Map<String, List<InboxDecision>> of(Connection connection, List<String> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var rows =
        Sql.list(
            connection,
            "SELECT * FROM inbox_decision WHERE inbox_id IN ("
                + Sql.marks(ids.size())
                + ") ORDER BY inbox_id, number",
            parameters -> {
              for (var id : ids) {
                parameters.text(id);
              }
            },
            row -> Map.entry(row.getString("inbox_id"), decision(row)));
    return rows.stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static InboxDecision decision(ResultSet row) throws SQLException {
    return new InboxDecision(
        InboxDecision.Kind.valueOf(row.getString("decision")),
        row.getString("decided_by"),
        row.getString("reason"),
        Objects.requireNonNull(Sql.time(row, "decided_at")),
        InboxState.valueOf(row.getString("was")),
        InboxState.valueOf(row.getString("became")));
  }
}
