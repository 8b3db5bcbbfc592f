package dev.handback.record.evidence;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.record.StageEntered;
import dev.handback.record.RecordRefusal.RecordSealed;
import dev.handback.record.RecordRefusal.UnknownOffboarding;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evidence chain of one offboarding, held for the length of a transaction: whoever has it is
 * the only one who appends.
 */
public final class Chain {
  private static final String LOCK =
      "SELECT chain_length, chain_head, stage, state, entered_at, sealed_at, rescinded_at FROM"
          + " offboarding"
          + " WHERE id = ? FOR UPDATE";
  private static final String APPEND =
      "INSERT INTO evidence (offboarding_id, sequence, idempotency_key, entry, previous_hash, hash)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String MOVE_HEAD =
      "UPDATE offboarding SET chain_length = ?, chain_head = ? WHERE id = ?";

  private final Connection connection;
  private final OffboardingId offboarding;
  private final boolean sealed;
  private final Standing standing;
  private ChainHead head;

  private Chain(
      Connection connection,
      OffboardingId offboarding,
      boolean sealed,
      Standing standing,
      ChainHead head) {
    this.connection = connection;
    this.offboarding = offboarding;
    this.sealed = sealed;
    this.standing = standing;
    this.head = head;
  }

  /** Waits until no other transaction has this chain. */
  public static Chain hold(Connection connection, OffboardingId id) throws SQLException {
    return Sql.first(
            connection,
            LOCK,
            parameters -> parameters.text(id),
            row ->
                new Chain(
                    connection,
                    id,
                    isSealed(row),
                    Standing.of(row),
                    new ChainHead(
                        row.getLong("chain_length"), Hash.of(row.getBytes("chain_head")))))
        .orElseThrow(() -> new UnknownOffboarding(id));
  }

  /** Taken back after its seal it is open again, until all is given back (T13). */
  private static boolean isSealed(ResultSet row) throws SQLException {
    var over = OffboardingState.valueOf(row.getString("state"));
    var givingBack =
        Sql.time(row, "rescinded_at") != null
            && over != OffboardingState.RESCINDED
            && over != OffboardingState.REJECTED;
    return Sql.time(row, "sealed_at") != null && !givingBack;
  }

  /** Whether nothing can be added. */
  public boolean sealed() {
    return sealed;
  }

  public ChainHead head() {
    return head;
  }

  /**
   * Whether this says something new: the run is told where it stands more often than it moves, and
   * a worker that was thought dead may tell late.
   */
  public boolean isNews(StageEntered entered) {
    var since = standing.since();
    return (entered.stage() != standing.stage() || entered.state() != standing.state())
        && (since == null || entered.at().isAfter(since));
  }

  /**
   * Appends those of the entries that the chain does not have yet.
   *
   * @return the keys of what was appended: empty when the whole message came before
   * @throws RecordSealed when there is something new and the chain is sealed
   */
  public Set<String> append(List<Entry> entries) throws SQLException {
    var fresh = fresh(entries);
    if (fresh.isEmpty()) {
      return Set.of();
    }
    if (sealed) {
      throw new RecordSealed(offboarding);
    }
    Sql.batch(connection, APPEND, linked(fresh), Link::bind);
    Sql.update(
        connection,
        MOVE_HEAD,
        parameters ->
            parameters.number(head.length()).bytes(head.hash().bytes()).text(offboarding));
    var keys = new HashSet<String>();
    fresh.forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private List<Entry> fresh(List<Entry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return List.of();
    }
    var known = new HashSet<>(knownAmong(entries));
    return entries.stream().filter(entry -> known.add(entry.key())).toList();
  }

  private List<String> knownAmong(List<Entry> entries) throws SQLException {
    return Sql.list(
        connection,
        "SELECT idempotency_key FROM evidence WHERE offboarding_id = ? AND idempotency_key IN ("
            + Sql.marks(entries.size())
            + ")",
        parameters -> {
          parameters.text(offboarding);
          for (var entry : entries) {
            parameters.text(entry.key());
          }
        },
        row -> row.getString(1));
  }

  private List<Link> linked(List<Entry> entries) {
    var links = new ArrayList<Link>();
    for (var entry : entries) {
      var before = head;
      head = before.after(entry.canonical());
      links.add(new Link(offboarding, entry, before, head));
    }
    return links;
  }

  private record Standing(Stage stage, OffboardingState state, @Nullable Instant since) {

    static Standing of(ResultSet row) throws SQLException {
      return new Standing(
          Stage.valueOf(row.getString("stage")),
          OffboardingState.valueOf(row.getString("state")),
          Sql.time(row, "entered_at"));
    }
  }

  private record Link(OffboardingId offboarding, Entry entry, ChainHead before, ChainHead after) {

    static void bind(Parameters parameters, Link link) throws SQLException {
      parameters
          .text(link.offboarding)
          .number(link.after.length())
          .text(link.entry.key())
          .text(link.entry.canonical())
          .bytes(link.before.hash().bytes())
          .bytes(link.after.hash().bytes());
    }
  }
}
