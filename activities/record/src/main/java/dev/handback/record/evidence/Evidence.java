package dev.handback.record.evidence;

import dev.handback.offboarding.OffboardingId;
import dev.handback.record.sql.RecordTransactions;
import dev.handback.record.sql.Sql;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads evidence chains. */
@Singleton
public final class Evidence {
  private static final String PAGE =
      "SELECT sequence, entry, previous_hash, hash FROM evidence WHERE offboarding_id = ?"
          + " AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?";
  private static final int PAGE_SIZE = 1000;

  private final RecordTransactions transactions;

  Evidence(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Writes the chain, one entry a line: {@code {"sequence":1,"previous":"…","hash":"…","entry":
   * {…}}}. The entry is its canonical spelling; hashes are hexadecimal.
   *
   * @return how many lines
   * @throws UncheckedIOException when the stream does not take it
   */
  public long writeNdjson(OffboardingId id, OutputStream out) {
    return writeNdjson(id, out, Long.MAX_VALUE);
  }

  /** The same, up to this entry. */
  long writeNdjson(OffboardingId id, OutputStream out, long last) {
    var written = 0L;
    while (true) {
      var page = page(id, written, last);
      try {
        for (var line : page) {
          out.write(line.getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The evidence of " + id + " could not be written out", e);
      }
      written += page.size();
      if (page.size() < PAGE_SIZE) {
        return written;
      }
    }
  }

  private List<String> page(OffboardingId id, long after, long last) {
    return transactions.read(connection ->
        Sql.list(
            connection,
            PAGE,
            parameters -> parameters.text(id).number(after).number(last).number(PAGE_SIZE),
            row ->
                "{\"sequence\":%d,\"previous\":\"%s\",\"hash\":\"%s\",\"entry\":%s}\n"
                    .formatted(
                        row.getLong("sequence"),
                        Hash.of(row.getBytes("previous_hash")).hex(),
                        Hash.of(row.getBytes("hash")).hex(),
                        row.getString("entry"))));
  }
}
