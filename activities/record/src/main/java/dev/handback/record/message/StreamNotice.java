package dev.handback.record.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told of its stream itself (OpenID Shared Signals Framework 1.0, 8.1.4 and
 * 8.1.5). A stored format, as {@link Announcement} is.
 */
public sealed interface StreamNotice extends MessageContent {

  Instant at();

  /** How its row is marked. */
  @JsonIgnore
  Kind kind();

  @Override
  @JsonIgnore
  default boolean isAsking() {
    return false;
  }

  /** What rows are marked with. */
  enum Kind {
    STREAM_VERIFICATION(Verification.class),
    STREAM_UPDATED(Updated.class);

    private final Class<? extends StreamNotice> type;

    Kind(Class<? extends StreamNotice> type) {
      this.type = type;
    }

    Class<? extends StreamNotice> type() {
      return type;
    }
  }

  /**
   * The receiver asked whether events arrive.
   *
   * @param state what it said then; null when it said nothing
   */
  record Verification(@Nullable String state, Instant at) implements StreamNotice {

    @Override
    public Kind kind() {
      return Kind.STREAM_VERIFICATION;
    }
  }

  /**
   * Somebody else than the receiver changed the status.
   *
   * @param reason null where none was given
   */
  record Updated(StreamStatus status, @Nullable String reason, Instant at) implements StreamNotice {

    @Override
    public Kind kind() {
      return Kind.STREAM_UPDATED;
    }
  }
}
