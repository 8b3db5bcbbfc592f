package dev.handback.record.evidence;

import dev.handback.offboarding.Digest;
import dev.handback.offboarding.OffboardingId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One fact on its way into the chain.
 *
 * @param key says which fact it is, so that it is written once however often it is told: 24
 *     hexadecimal digits
 * @param canonical the fact itself, as RFC 8785 JSON
 */
public record Entry(String key, String canonical) {

  /** Who acts when no person does. */
  static final String HANDBACK = "handback";

  static Draft draft(EntryType type, OffboardingId offboarding, String actor, Instant at) {
    return new Draft(type)
        .with("type", type.name())
        .with("offboarding", offboarding.value())
        .with("actor", actor)
        .with("at", at.toString());
  }

  /** An entry being written. */
  static final class Draft {
    private final EntryType type;
    private final Map<String, Object> body = new LinkedHashMap<>();

    private Draft(EntryType type) {
      this.type = type;
    }

    /** Leaves the field out when there is nothing to say. */
    Draft with(String field, @Nullable Object value) {
      if (value != null) {
        body.put(field, value);
      }
      return this;
    }

    /** The entry, known by its type and these parts. */
    Entry knownBy(Object... identity) {
      return new Entry(key(type, identity), CanonicalJson.of(body));
    }
  }

  /** The key of the fact of this type that these parts tell from all others of its run. */
  static String key(EntryType type, Object... identity) {
    var parts = Stream.concat(Stream.of(type), Stream.of(identity)).map(Object::toString);
    return Digest.hex(parts.toArray(String[]::new));
  }
}
