package dev.handback.offboarding.access;

/** Why a target did not do what it was asked. */
public enum FailureKind {
  /** No answer, or one that says nothing: an error means unknown. */
  UNAVAILABLE,

  /** It asked us to come back later. */
  THROTTLED,

  /** It refuses our own credentials or rights. */
  DENIED,

  /** What estate.yaml says of it is not so. */
  MISCONFIGURED,

  /** Something else stands in the way at the target. */
  CONFLICT,

  /** It said yes, and access is still there. */
  STILL_ALLOWED
}
