package dev.handback.record.signin;

/** What became of it. */
public enum SignInOutcome {
  SIGNED_IN,
  REFUSED,
  SIGNED_OUT
}
