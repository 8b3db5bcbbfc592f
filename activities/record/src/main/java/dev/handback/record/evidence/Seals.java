package dev.handback.record.evidence;

import static dev.handback.record.evidence.Entry.HANDBACK;
import static dev.handback.record.evidence.Entry.draft;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.record.SealRequest;
import dev.handback.offboarding.record.Sealed;
import dev.handback.record.RecordRefusal.SealRefused;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Closes a chain: a last entry that names every item's end, and a signature over the head. */
public final class Seals {
  private static final String INSERT =
      "INSERT INTO seal (offboarding_id, number, head, entries, sealed_at, jws, public_key)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String ENDS =
      "SELECT id, target_id, kind, name, disposition, proof_method, returned FROM access_item"
          + " WHERE offboarding_id = ? ORDER BY position, id";

  private Seals() {}

  /** A seal, and the how-manieth of its record it is. */
  public record Numbered(int number, Sealed sealed) {}

  /** The last seal there is. */
  public static Optional<Numbered> last(Connection connection, OffboardingId id)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT number, head, entries, sealed_at FROM seal WHERE offboarding_id = ?"
            + " ORDER BY number DESC LIMIT 1",
        parameters -> parameters.text(id),
        row ->
            new Numbered(
                row.getInt("number"),
                new Sealed(
                    Hash.of(row.getBytes("head")).hex(),
                    row.getLong("entries"),
                    Objects.requireNonNull(Sql.time(row, "sealed_at")))));
  }

  /**
   * Seals the chain.
   *
   * @param number 1, and one more for each time it was taken back after a seal
   * @throws SealRefused while an item has no disposition (R4), unless nothing was to be removed
   *     after all: an offboarding that was rejected or rescinded
   */
  public static Sealed seal(
      Connection connection, Chain chain, SealRequest request, int number, SealSigner signer)
      throws SQLException {
    var ends = ends(connection, request.offboarding());
    refuseOpenEnds(request, ends);
    chain.append(List.of(lastEntry(request, number, ends)));
    var head =
        new SealedHead(
            request.offboarding(),
            request.state(),
            chain.head().hash().hex(),
            chain.head().length(),
            request.at());
    var jws = signer.sign(StoredJson.write(head));
    Sql.update(
        connection,
        INSERT,
        parameters ->
            parameters
                .text(head.offboarding())
                .number(number)
                .bytes(chain.head().hash().bytes())
                .number(head.entries())
                .time(head.sealedAt())
                .text(jws)
                .text(signer.publicKey()));
    return new Sealed(head.head(), head.entries(), head.sealedAt());
  }

  private static Entry lastEntry(SealRequest request, int number, List<Map<String, Object>> ends) {
    var entry =
        draft(EntryType.SEALED, request.offboarding(), HANDBACK, request.at())
            .with("state", request.state().name())
            .with("items", ends);
    return number == 1
        ? entry.knownBy(request.offboarding())
        : entry.knownBy(request.offboarding(), number);
  }

  private static void refuseOpenEnds(SealRequest request, List<Map<String, Object>> ends) {
    if (request.state() != OffboardingState.SEALED) {
      return;
    }
    var open =
        ends.stream()
            .filter(end -> !end.containsKey("disposition"))
            .map(
                end -> "%s %s at %s".formatted(end.get("kind"), end.get("name"), end.get("target")))
            .toList();
    if (!open.isEmpty()) {
      throw new SealRefused(request.offboarding(), open);
    }
  }

  private static List<Map<String, Object>> ends(Connection connection, OffboardingId id)
      throws SQLException {
    return Sql.list(connection, ENDS, parameters -> parameters.text(id), Seals::end);
  }

  private static Map<String, Object> end(ResultSet row) throws SQLException {
    var end = new LinkedHashMap<String, Object>();
    end.put("item", row.getString("id"));
    end.put("target", row.getString("target_id"));
    end.put("kind", row.getString("kind"));
    end.put("name", row.getString("name"));
    putIfPresent(end, "disposition", row.getString("disposition"));
    putIfPresent(end, "proof", row.getString("proof_method"));
    putIfPresent(end, "returned", row.getString("returned"));
    return end;
  }

  private static void putIfPresent(Map<String, Object> end, String field, @Nullable String value) {
    if (value != null) {
      end.put(field, value);
    }
  }
}
