package dev.handback.record.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.watch.DuePage;
import dev.handback.offboarding.watch.DueProbe;
import dev.handback.offboarding.watch.DueProbes;
import dev.handback.record.run.Subjects;
import dev.handback.record.sql.Parameters;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the probes that are due, each with the access that the targets themselves showed gone. */
final class DueQuery {

  /** An offboarding's probes come one after the other, however late the first of them is. */
  private static final String DUE =
      "SELECT p.offboarding_id, p.number, p.until_at, p.attempts, o.trigger_kind, o.subject_kind,"
          + " o.subject_id, o.subject_email, o.subject_name, o.manager_id FROM probe p"
          + " JOIN offboarding o ON o.id = p.offboarding_id"
          + " WHERE p.next_at <= ? AND o.state = 'SEALED' AND o.rescinded_at IS NULL"
          + " AND NOT EXISTS (SELECT 1 FROM probe e"
          + " WHERE e.offboarding_id = p.offboarding_id AND e.number < p.number"
          + " AND e.done_at IS NULL) ORDER BY p.next_at, p.offboarding_id LIMIT ?";

  private static final String ITEMS =
      "SELECT offboarding_id, id, target_id, kind, account_id, account_name, native_id, name,"
          + " item_class, reversibility, owner, proof_method FROM access_item WHERE kind <> 'SEAT'"
          + " AND disposition = 'REMOVED' AND NOT exposed AND proof_method <> 'ATTESTED' AND offboarding_id IN (";

  /** Kept by a role change, excepted, or somebody else's now. */
  private static final List<String> STAYING =
      List.of(
          "SELECT offboarding_id, target_id, account_id FROM kept_access"
              + " WHERE kind IN ('ACCOUNT', 'INTEGRATION') AND offboarding_id IN (",
          "SELECT offboarding_id, target_id, account_id FROM access_item"
              + " WHERE kind IN ('ACCOUNT', 'INTEGRATION') AND disposition <> 'REMOVED' AND offboarding_id IN (");

  /** Whoever is on leave: their password is nobody's to replace, and none is tried (T3). */
  private static final List<String> OWN_PASSWORD =
      List.of(
          "SELECT offboarding_id, target_id, account_id FROM kept_access"
              + " WHERE kind = 'CREDENTIAL' AND offboarding_id IN (");

  /** Everything the offboarding was about, whatever became of it. */
  private static final List<String> KNOWN =
      List.of(
          "SELECT DISTINCT offboarding_id, target_id, account_id FROM access_item"
              + " WHERE offboarding_id IN (",
          "SELECT DISTINCT offboarding_id, target_id, account_id FROM kept_access"
              + " WHERE offboarding_id IN (");

  private DueQuery() {}

  static DueProbes page(Connection connection, DuePage page) throws SQLException {
    var due =
        Sql.list(
            connection,
            DUE,
            parameters -> parameters.time(page.now()).number(page.limit()),
            Due::of);
    if (due.isEmpty()) {
      return new DueProbes(List.of());
    }
    var removed = removed(connection, due);
    var staying = accounts(connection, due, STAYING);
    var ownPassword = accounts(connection, due, OWN_PASSWORD);
    var known = accounts(connection, due, KNOWN);
    return new DueProbes(
        due.stream()
            .map(one ->
                one.with(
                    removed.getOrDefault(one.id(), List.of()),
                    staying.getOrDefault(one.id(), List.of()),
                    ownPassword.getOrDefault(one.id(), List.of()),
                    known.getOrDefault(one.id(), List.of())))
            .toList());
  }

  private static Map<OffboardingId, List<TargetAccount>> accounts(
      Connection connection, List<Due> due, List<String> queries) throws SQLException {
    var found = new LinkedHashSet<Map.Entry<OffboardingId, TargetAccount>>();
    for (var query : queries) {
      found.addAll(
          Sql.list(
              connection,
              query + Sql.marks(due.size()) + ")",
              parameters -> ids(parameters, due),
              DueQuery::account));
    }
    return found.stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static Map.Entry<OffboardingId, TargetAccount> account(ResultSet row)
      throws SQLException {
    return Map.entry(
        new OffboardingId(row.getString("offboarding_id")),
        new TargetAccount(new TargetId(row.getString("target_id")), row.getString("account_id")));
  }

  private static void ids(Parameters parameters, List<Due> due) throws SQLException {
    for (var one : due) {
      parameters.text(one.id());
    }
  }

  private static Map<OffboardingId, List<Removed>> removed(Connection connection, List<Due> due)
      throws SQLException {
    return Sql.list(
            connection,
            ITEMS + Sql.marks(due.size()) + ") ORDER BY offboarding_id, position",
            parameters -> ids(parameters, due),
            Removed::of)
        .stream()
        .collect(groupingBy(Removed::offboarding));
  }

  private record Due(
      OffboardingId id, int number, Instant until, int attempts, @Nullable Subject leaver) {

    static Due of(ResultSet row) throws SQLException {
      return new Due(
          new OffboardingId(row.getString("offboarding_id")),
          row.getInt("number"),
          Objects.requireNonNull(Sql.time(row, "until_at")),
          row.getInt("attempts"),
          leaver(row));
    }

    private static @Nullable Subject leaver(ResultSet row) throws SQLException {
      return Trigger.valueOf(row.getString("trigger_kind")).endsEverything()
          ? Subjects.of(row)
          : null;
    }

    DueProbe with(
        List<Removed> all,
        List<TargetAccount> staying,
        List<TargetAccount> ownPassword,
        List<TargetAccount> known) {
      var removed = all.stream().filter(one -> !one.isSessionOf(staying)).toList();
      return new DueProbe(
          id,
          number,
          until,
          attempts,
          removed.stream().map(Removed::item).toList(),
          removed.stream()
              .filter(Removed::controlled)
              .map(one -> TargetAccount.of(one.item()))
              .distinct()
              .toList(),
          staying,
          ownPassword,
          leaver,
          known);
    }
  }

  private record Removed(OffboardingId offboarding, AccessItem item, boolean controlled) {

    /** Whoever stays signs in again: that is no access that came back. */
    boolean isSessionOf(List<TargetAccount> staying) {
      return item.kind() == ItemKind.SESSIONS && staying.contains(TargetAccount.of(item));
    }

    static Removed of(ResultSet row) throws SQLException {
      var kind = ItemKind.valueOf(row.getString("kind"));
      var item =
          new AccessItem(
              new ItemId(row.getString("id")),
              new TargetId(row.getString("target_id")),
              kind,
              new AccountRef(row.getString("account_id"), row.getString("account_name")),
              row.getString("native_id"),
              row.getString("name"),
              ItemClass.valueOf(row.getString("item_class")),
              Reversibility.valueOf(row.getString("reversibility")),
              row.getString("owner"),
              null,
              null);
      var tried = ProofMethod.TRIED.name().equals(row.getString("proof_method"));
      return new Removed(
          new OffboardingId(row.getString("offboarding_id")),
          item,
          kind == ItemKind.CREDENTIAL && tried);
    }
  }
}
