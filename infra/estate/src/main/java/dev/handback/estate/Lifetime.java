package dev.handback.estate;

/** How long a started system lives. */
public enum Lifetime {
  /** Stopped when this JVM ends: for specs. */
  WITH_JVM,
  /** In a session of its own, stopped by whoever attaches to its folder later: for the demo. */
  DETACHED
}
