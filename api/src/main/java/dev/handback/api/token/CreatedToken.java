package dev.handback.api.token;

import dev.handback.record.token.ApiToken;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A new token, shown this once.
 *
 * @param token what the machine sends as {@code Authorization: Bearer}
 */
@Serdeable
record CreatedToken(String token, ApiToken kept) {

  @Override
  public String toString() {
    return kept.id();
  }

  /** Those there are and were. */
  @Serdeable
  record Known(List<ApiToken> tokens) {

    Known {
      tokens = List.copyOf(tokens);
    }
  }
}
