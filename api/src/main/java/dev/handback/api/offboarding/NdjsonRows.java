package dev.handback.api.offboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.api.body.JsonBody;
import dev.handback.api.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** NDJSON: each line is the body that starts one offboarding. */
final class NdjsonRows implements BulkRows {

  private final BufferedReader lines;
  private long number;

  NdjsonRows(Reader text) {
    this.lines = new BufferedReader(text);
  }

  @Override
  public Optional<BulkRow> next() throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        return Optional.of(row(++number, line));
      }
    }
    return Optional.empty();
  }

  private static BulkRow row(long number, String line) {
    try {
      return BulkRow.of(number, JsonBody.parse(line.getBytes(UTF_8)), line);
    } catch (Refusal refusal) {
      return BulkRow.unreadable(number, String.valueOf(refusal.getMessage()));
    }
  }
}
