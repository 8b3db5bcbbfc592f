package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An owner decides about something that others depend on (requirements S3, O1).
 *
 * @param until how long it stays, for KEEP; null otherwise
 * @param to who has it from now on, for REASSIGNED; null otherwise
 * @param as in whose place they answer: the obligation's assignee, or the owner of the target
 */
public record SignOff(
    ItemId item,
    Decision decision,
    @Nullable Instant until,
    @Nullable String to,
    @Nullable String comment,
    String by,
    String as,
    Instant at) {

  /** What is to become of it. */
  public enum Decision {
    /** It may be cut. */
    APPROVE,

    /** Whatever depended on it uses something else by now: it may be cut. */
    REKEYED,

    /** It is somebody else's now, and stays. */
    REASSIGNED,

    /** It stays for a time: an exception (requirement O4). */
    KEEP
  }
}
