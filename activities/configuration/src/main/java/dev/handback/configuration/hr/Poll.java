package dev.handback.configuration.hr;

import com.fasterxml.jackson.core.JsonPointer;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.Trigger;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How changes are asked for, so that what a source never delivered is found.
 *
 * @param path below the API's URL, with {@code {since}}
 * @param items an array, or an object of which each value is one; null where the answer itself is
 * @param id of the person, in an item
 * @param changedAt the source's own time of the change, in an item
 * @param next the address of the next page, or its name for {@code {cursor}} of {@code nextPath}
 * @param nextPath null where {@code next} is an address
 * @param each whether an item says all, or its person is asked for
 * @param every 15 minutes by default
 * @param overlap so much is asked for again each time; 1 hour by default
 * @param lookBack so much the first time; 1 day by default
 * @param horizon who left longer ago was not missed just now; 30 days by default
 * @param trigger of what is found; TERMINATION by default
 * @param kind of whom it is about, where the API does not say; EMPLOYEE by default
 */
public record Poll(
    String path,
    @Nullable JsonPointer items,
    JsonPointer id,
    @Nullable JsonPointer changedAt,
    @Nullable JsonPointer next,
    @Nullable String nextPath,
    Each each,
    Duration every,
    Duration overlap,
    Duration lookBack,
    Duration horizon,
    Trigger trigger,
    SubjectKind kind) {

  private static final Duration USUAL_EVERY = Duration.ofMinutes(15);
  private static final Duration USUAL_OVERLAP = Duration.ofHours(1);
  private static final Duration USUAL_LOOK_BACK = Duration.ofDays(1);
  private static final Duration USUAL_HORIZON = Duration.ofDays(30);

  public Poll {
    each = Objects.requireNonNullElse(each, Each.FETCH);
    every = Objects.requireNonNullElse(every, USUAL_EVERY);
    overlap = Objects.requireNonNullElse(overlap, USUAL_OVERLAP);
    lookBack = Objects.requireNonNullElse(lookBack, USUAL_LOOK_BACK);
    horizon = Objects.requireNonNullElse(horizon, USUAL_HORIZON);
    trigger = Objects.requireNonNullElse(trigger, Trigger.TERMINATION);
    kind = Objects.requireNonNullElse(kind, SubjectKind.EMPLOYEE);
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("every is less than a second");
    }
  }

  /** One without pages whose items are ids. */
  Poll(String path, JsonPointer items, JsonPointer id, JsonPointer changedAt) {
    this(
        path,
        items,
        id,
        changedAt,
        null,
        null,
        Each.FETCH,
        USUAL_EVERY,
        USUAL_OVERLAP,
        USUAL_LOOK_BACK,
        USUAL_HORIZON,
        Trigger.TERMINATION,
        SubjectKind.EMPLOYEE);
  }

  /** The same, with what is missing taken from another. */
  Poll orElse(@Nullable Poll usual) {
    return usual == null || path != null
        ? this
        : new Poll(
            usual.path,
            usual.items,
            usual.id,
            usual.changedAt,
            usual.next,
            usual.nextPath,
            usual.each,
            every,
            overlap,
            lookBack,
            horizon,
            trigger,
            kind);
  }

  /** What an item is. */
  public enum Each {
    /** An id: the person is asked for. */
    FETCH,

    /** The person, as {@link Fetch} would find them. */
    ITEM
  }
}
