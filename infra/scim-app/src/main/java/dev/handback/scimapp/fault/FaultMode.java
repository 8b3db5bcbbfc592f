package dev.handback.scimapp.fault;

/** Ways in which real applications fail their callers, or lie to them. */
public enum FaultMode {
  /** The application works. */
  NONE,
  /** A SCIM change is answered as done, and nothing is changed. */
  SAYS_OK_DOES_NOTHING,
  /** Deactivation is stored and shown, and the sign-in does not care. */
  FLAG_ONLY,
  /** Everything answers 503. */
  DOWN,
  /** SCIM answers 429 with {@code Retry-After}. */
  THROTTLE,
  /** Every answer comes late. */
  SLOW,
  /** A SCIM change is made, and its answer does not come in time. */
  TIMEOUT_AFTER_SUCCESS
}
