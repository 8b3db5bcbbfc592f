package dev.handback.record.message;

import dev.handback.record.sql.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a message says, from its row: {@code offboarding_id}, {@code kind} and {@code facts}. */
final class StoredContent {

  private StoredContent() {}

  static MessageContent of(ResultSet row) throws SQLException {
    var type =
        row.getString("offboarding_id") == null
            ? StreamNotice.Kind.valueOf(row.getString("kind")).type()
            : Announcement.class;
    return StoredJson.read(row.getString("facts"), type);
  }
}
