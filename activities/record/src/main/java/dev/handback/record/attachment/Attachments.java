package dev.handback.record.attachment;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.access.ItemId;
import dev.handback.record.RecordRefusal.AttachmentsFull;
import dev.handback.record.evidence.Chain;
import dev.handback.record.evidence.FileEntries;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Files that people attach to what they did by hand (requirement O2). */
@Singleton
public final class Attachments {
  private static final String ADD =
      "INSERT INTO attachment (offboarding_id, id, item_id, sequence, name, media_type, size,"
          + " sha256, content, attached_by, attached_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LIST =
      "SELECT id, item_id, name, media_type, size, sha256, attached_by, attached_at FROM attachment"
          + " WHERE offboarding_id = ?";
  private static final String CONTENT =
      "SELECT content FROM attachment WHERE offboarding_id = ? AND id = ?";
  private static final String SIZE =
      "SELECT COALESCE(SUM(size), 0) AS size FROM attachment WHERE offboarding_id = ?";

  private final RecordTransactions transactions;

  Attachments(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Puts files on the record: what they hash to into the chain, and what is in them beside it. What
   * is there already is not written again.
   *
   * @param atMost so many bytes may all files of the offboarding have
   * @return what was attached, whether now or before
   * @throws AttachmentsFull when they would have more
   */
  public List<Attachment> add(
      OffboardingId offboarding,
      ItemId item,
      String by,
      Instant at,
      List<NewFile> files,
      long atMost) {
    return transactions.write(connection -> {
      var chain = Chain.hold(connection, offboarding);
      var attached = new ArrayList<Attachment>();
      for (var file : files) {
        var entry = FileEntries.attached(offboarding, item, by, at, file);
        var one =
            new Attachment(
                "file-" + entry.key(),
                item,
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                by,
                at);
        if (!chain.append(List.of(entry)).isEmpty()) {
          insert(connection, offboarding, one, chain.head().length(), file);
        }
        attached.add(one);
      }
      refuseTooMuch(connection, offboarding, atMost);
      return attached;
    });
  }

  /** Those of an offboarding, in the order they were attached. */
  public List<Attachment> of(OffboardingId offboarding) {
    return until(offboarding, Long.MAX_VALUE);
  }

  /** Those that the first so many entries of the chain name. */
  public List<Attachment> until(OffboardingId offboarding, long entries) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            LIST + " AND sequence <= ? ORDER BY sequence",
            parameters -> parameters.text(offboarding).number(entries),
            Attachments::attachment));
  }

  /** One of an offboarding's. */
  public Optional<Attachment> find(OffboardingId offboarding, String id) {
    return transactions.read(connection ->
        Sql.first(
            connection,
            LIST + " AND id = ?",
            parameters -> parameters.text(offboarding).text(id),
            Attachments::attachment));
  }

  /** What is in one that there is. */
  public byte[] content(OffboardingId offboarding, String id) {
    return transactions.read(connection ->
        Sql.first(
                connection,
                CONTENT,
                parameters -> parameters.text(offboarding).text(id),
                row -> row.getBytes("content"))
            .orElseThrow());
  }

  private static void insert(
      Connection connection, OffboardingId offboarding, Attachment one, long sequence, NewFile file)
      throws SQLException {
    Sql.update(
        connection,
        ADD,
        parameters ->
            parameters
                .text(offboarding)
                .text(one.id())
                .text(one.item())
                .number(sequence)
                .text(one.name())
                .text(one.mediaType())
                .number(one.size())
                .bytes(HexFormat.of().parseHex(one.sha256()))
                .bytes(file.content())
                .text(one.attachedBy())
                .time(one.attachedAt()));
  }

  private static void refuseTooMuch(Connection connection, OffboardingId offboarding, long atMost)
      throws SQLException {
    var size =
        Sql.first(
                connection,
                SIZE,
                parameters -> parameters.text(offboarding),
                row -> row.getLong("size"))
            .orElseThrow();
    if (size > atMost) {
      throw new AttachmentsFull(atMost);
    }
  }

  private static Attachment attachment(ResultSet row) throws SQLException {
    return new Attachment(
        row.getString("id"),
        new ItemId(row.getString("item_id")),
        row.getString("name"),
        row.getString("media_type"),
        row.getLong("size"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        row.getString("attached_by"),
        Objects.requireNonNull(Sql.time(row, "attached_at")));
  }
}
