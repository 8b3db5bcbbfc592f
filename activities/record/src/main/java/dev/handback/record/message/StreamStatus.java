package dev.handback.record.message;

/** Whether events go over a stream (OpenID Shared Signals Framework 1.0, 8.1.2.1). */
public enum StreamStatus {
  ENABLED,

  /** They wait until it is enabled again. */
  PAUSED,

  /** None go, and none wait. */
  DISABLED
}
