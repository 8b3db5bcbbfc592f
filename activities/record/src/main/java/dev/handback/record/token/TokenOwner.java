package dev.handback.record.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who made a token, by all the names they went by then.
 *
 * @param email verified
 * @param personId their id in the system of record
 */
public record TokenOwner(
    String name, @Nullable String email, @Nullable String personId, List<String> aliases) {

  public TokenOwner {
    aliases = List.copyOf(aliases);
  }
}
