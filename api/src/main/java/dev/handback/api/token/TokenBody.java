package dev.handback.api.token;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A token that somebody wants.
 *
 * @param name what it is for
 * @param roles some of their own, or {@code stream:} with the id of a stream to fetch
 * @param expiresAt a year ahead at most
 */
@Serdeable
record TokenBody(String name, List<String> roles, OffsetDateTime expiresAt) {

  TokenBody {
    roles = List.copyOf(roles);
  }
}
