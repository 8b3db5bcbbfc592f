package dev.handback.offboarding;

import dev.handback.offboarding.access.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Access that stays for a time, approved (requirement O4).
 *
 * @param until when it lapses into removal, by itself
 * @param scope what stays, in words
 * @param compensatingControl what watches over it meanwhile
 * @param register what kind of exception it is: each kind is a register of its own
 */
public record ExceptionGrant(
    ItemId item,
    String reason,
    Instant until,
    @Nullable String scope,
    @Nullable String compensatingControl,
    Register register,
    String by,
    Instant at) {

  /** The registers (requirement O4). */
  public enum Register {
    GENERAL,
    SHARED_ACCOUNT,
    REGULATED_SYSTEM,
    CONTRACTUAL_RETENTION
  }
}
