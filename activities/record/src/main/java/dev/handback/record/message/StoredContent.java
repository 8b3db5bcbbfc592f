package dev.handback.record.message;

import dev.handback.record.sql.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a message says, from its row: {@code kind} and {@code facts}. */
final class StoredContent {

  private StoredContent() {}

  static MessageContent of(ResultSet row) throws SQLException {
    return StoredJson.read(row.getString("facts"), type(row.getString("kind")));
  }

  private static Class<? extends MessageContent> type(String kind) {
    for (var notice : StreamNotice.Kind.values()) {
      if (notice.name().equals(kind)) {
        return notice.type();
      }
    }
    return Announcement.class;
  }
}
