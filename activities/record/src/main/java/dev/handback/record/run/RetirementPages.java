package dev.handback.record.run;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.RetirementPage;
import dev.handback.offboarding.record.SealRequest;
import dev.handback.record.RecordRefusal.SealRefused;
import dev.handback.record.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the record knows of a retirement's pages, by their ids (requirement T6). */
public final class RetirementPages {
  private static final String COUNT =
      "SELECT COUNT(*) FROM offboarding WHERE id LIKE ? AND link = ?";
  private static final String OPEN =
      "SELECT id FROM offboarding WHERE id LIKE ? AND link = ?"
          + " AND state NOT IN ('SEALED', 'RESCINDED', 'REJECTED') ORDER BY id";
  private static final String VIEW =
      "SELECT p.*, a.*, o.* FROM (SELECT COUNT(*) AS pages, COALESCE(SUM(state IN ('SEALED',"
          + " 'RESCINDED', 'REJECTED')), 0) AS pages_over FROM offboarding WHERE id LIKE ?"
          + " AND link = ?) p, (SELECT COALESCE(SUM(kind = 'ACCOUNT'), 0) AS accounts,"
          + " COALESCE(SUM(kind = 'ACCOUNT' AND disposition IS NOT NULL), 0) AS accounts_gone,"
          + " COALESCE(SUM(kind = 'SEAT'), 0) AS seats,"
          + " COALESCE(SUM(kind = 'SEAT' AND disposition = 'RECLAIMED'), 0) AS seats_reclaimed"
          + " FROM access_item WHERE offboarding_id LIKE ?) a, (SELECT COUNT(*) AS owed"
          + " FROM obligation WHERE offboarding_id LIKE ? AND state = 'OPEN') o";

  private RetirementPages() {}

  /** How many have begun. */
  public static int count(Connection connection, OffboardingId retirement) throws SQLException {
    return Sql.first(
            connection,
            COUNT,
            parameters -> parameters.text(anyOf(retirement)).text(retirement),
            row -> row.getInt(1))
        .orElse(0);
  }

  /**
   * A retirement is over with the last of its pages.
   *
   * @throws SealRefused while one of them is not
   */
  public static void refuseOpen(Connection connection, SealRequest request) throws SQLException {
    var retirement = request.offboarding();
    var open =
        request.state() == OffboardingState.SEALED
            ? Sql.list(
                connection,
                OPEN,
                parameters -> parameters.text(anyOf(retirement)).text(retirement),
                row -> "page " + row.getString("id"))
            : List.<String>of();
    if (!open.isEmpty()) {
      throw new SealRefused(retirement, open);
    }
  }

  static RetirementView view(Connection connection, OffboardingId retirement) throws SQLException {
    var any = anyOf(retirement);
    return Sql.first(
            connection,
            VIEW,
            parameters -> parameters.text(any).text(retirement).text(any).text(any),
            RetirementPages::view)
        .orElseThrow();
  }

  private static RetirementView view(ResultSet row) throws SQLException {
    return new RetirementView(
        row.getInt("pages"),
        row.getInt("pages_over"),
        row.getInt("accounts"),
        row.getInt("accounts_gone"),
        row.getInt("seats"),
        row.getInt("seats_reclaimed"),
        row.getInt("owed"));
  }

  /** A pattern for the ids of all pages, which are a range of the primary key. */
  private static String anyOf(OffboardingId retirement) {
    return RetirementPage.pagesOf(retirement) + "%";
  }
}
