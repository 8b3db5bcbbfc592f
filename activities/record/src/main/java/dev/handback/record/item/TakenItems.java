package dev.handback.record.item;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.RetirementPage;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemClass;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemState;
import dev.handback.offboarding.access.ItemStatus;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.Reversibility;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.Taken;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.record.AccountHolders;
import dev.handback.offboarding.record.AccountHolders.Stand;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads items back as the run knew them, for whoever takes their offboarding back (T13). */
public final class TakenItems {
  private static final String OF =
      "SELECT * FROM access_item WHERE offboarding_id = ? ORDER BY position, id";
  private static final String WITH_PAGES =
      "SELECT * FROM access_item WHERE offboarding_id = ? OR offboarding_id LIKE ?"
          + " ORDER BY offboarding_id, position, id";
  private static final String OTHERS =
      "SELECT i.*, o.trigger_kind, o.state AS run, o.rescinded_at FROM access_item i"
          + " JOIN offboarding o ON o.id = i.offboarding_id WHERE i.offboarding_id <> ?"
          + " AND i.kind IN ('ACCOUNT', 'INTEGRATION') AND (i.target_id, i.account_id) IN (";

  private TakenItems() {}

  /** In the order they were planned. */
  public static List<ItemState> of(Connection connection, OffboardingId id) throws SQLException {
    return Sql.list(connection, OF, parameters -> parameters.text(id), TakenItems::state);
  }

  /** The same, and those on the pages of a retirement (requirement T6). */
  public static List<ItemState> withPages(Connection connection, OffboardingId id)
      throws SQLException {
    return Sql.list(
        connection,
        WITH_PAGES,
        parameters -> parameters.text(id).text(RetirementPage.pagesOf(id) + "%"),
        TakenItems::state);
  }

  /** Other offboardings that are about the same accounts. */
  public static AccountHolders holders(
      Connection connection, OffboardingId id, List<TargetAccount> accounts) throws SQLException {
    var others =
        accounts.isEmpty()
            ? List.<Other>of()
            : Sql.list(
                connection,
                OTHERS + String.join(",", Collections.nCopies(accounts.size(), "(?, ?)")) + ")",
                parameters -> {
                  parameters.text(id);
                  for (var account : accounts) {
                    parameters.text(account.target()).text(account.id());
                  }
                },
                Other::of);
    return new AccountHolders(
        others.stream().filter(Other::stands).map(Other::stand).toList(),
        others.stream().filter(Other::leftShut).map(Other::suspended).toList());
  }

  /** An account of another offboarding. */
  private record Other(
      OffboardingId offboarding, Trigger trigger, String run, boolean rescinded, ItemState state) {

    static Other of(ResultSet row) throws SQLException {
      return new Other(
          new OffboardingId(row.getString("offboarding_id")),
          Trigger.valueOf(row.getString("trigger_kind")),
          row.getString("run"),
          Sql.time(row, "rescinded_at") != null,
          TakenItems.state(row));
    }

    /** It acts, or has acted, and nobody took it back. */
    boolean stands() {
      var acts = run.equals("RUNNING") || run.equals("WAITING");
      return !rescinded && (acts || (run.equals("SEALED") && state.removedAt() != null));
    }

    /** It took the account, was taken back, and could not give it back. */
    boolean leftShut() {
      var taken = state.taken();
      var back = state.returned();
      return rescinded
          && taken != null
          && taken.byHandback()
          && (back == null || !back.result().there());
    }

    Stand stand() {
      return new Stand(TargetAccount.of(state.item()), offboarding, trigger);
    }

    Suspended suspended() {
      return new Suspended(
          state.item(), true, Objects.requireNonNull(state.taken()).fingerprints());
    }
  }

  private static ItemState state(ResultSet row) throws SQLException {
    return new ItemState(
        item(row),
        ItemStatus.valueOf(row.getString("status")),
        disposition(row),
        Sql.time(row, "removed_at"),
        proofs(row),
        StoredJson.texts(row.getString("residual")),
        taken(row),
        returned(row));
  }

  private static AccessItem item(ResultSet row) throws SQLException {
    return new AccessItem(
        new ItemId(row.getString("id")),
        new TargetId(row.getString("target_id")),
        ItemKind.valueOf(row.getString("kind")),
        new AccountRef(row.getString("account_id"), row.getString("account_name")),
        row.getString("native_id"),
        row.getString("name"),
        ItemClass.valueOf(row.getString("item_class")),
        Reversibility.valueOf(row.getString("reversibility")),
        row.getString("owner"),
        row.getBigDecimal("monthly_price"),
        row.getString("currency"),
        row.getString("snapshot"),
        row.getBoolean("exposed"));
  }

  private static @Nullable Disposition disposition(ResultSet row) throws SQLException {
    var name = row.getString("disposition");
    return name == null ? null : Disposition.valueOf(name);
  }

  /** The strongest is kept, and it is the one that counts. */
  private static List<Proof> proofs(ResultSet row) throws SQLException {
    var method = row.getString("proof_method");
    var proofs = new ArrayList<Proof>();
    if (method != null) {
      proofs.add(
          new Proof(ProofMethod.valueOf(method), row.getString("proof"), at(row, "proven_at")));
    }
    return proofs;
  }

  private static @Nullable Taken taken(ResultSet row) throws SQLException {
    var by = row.getString("taken_by");
    return by == null
        ? null
        : new Taken(
            TakenBy.valueOf(by) == TakenBy.HANDBACK,
            StoredJson.texts(row.getString("fingerprints")));
  }

  private static @Nullable Return returned(ResultSet row) throws SQLException {
    var result = row.getString("returned");
    return result == null
        ? null
        : new Return(
            Return.Result.valueOf(result), row.getString("returned_how"), at(row, "returned_at"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(Sql.time(row, column));
  }
}
