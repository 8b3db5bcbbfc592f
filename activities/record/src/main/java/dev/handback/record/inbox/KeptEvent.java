package dev.handback.record.inbox;

import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came.
 *
 * @param word what it says; null when it could not be read, or no rule was about it
 */
public record KeptEvent(InboxEvent event, @Nullable SourceWord word) {

  static KeptEvent of(ResultSet row) throws SQLException {
    var event =
        new InboxEvent(
            row.getString("source"),
            row.getString("dedup_key"),
            texts(StoredJson.read(row.getString("headers"), Map.class)),
            row.getString("body"),
            Objects.requireNonNull(Sql.time(row, "received_at")));
    return new KeptEvent(event, HeardRow.word(row));
  }

  static Map<String, String> texts(Map<?, ?> kept) {
    return kept.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> String.valueOf(entry.getKey()),
                entry -> String.valueOf(entry.getValue())));
  }
}
