package dev.handback.record.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a machine calls the api; never the token itself.
 *
 * @param name what it is for
 * @param createdBy who made it, in whose name it acts
 * @param lastUsedAt to the minute; null before it was used
 */
public record ApiToken(
    String id,
    String name,
    List<String> roles,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy) {

  public ApiToken {
    roles = List.copyOf(roles);
  }
}
