package dev.handback.offboarding.watch;

/** How a probe ended. */
public enum ProbeResult {
  /** All of it is still gone. */
  GONE,

  /** Some of it is back: a linked offboarding removes it again. */
  CAME_BACK,

  /** A target did not answer until the next probe was due. */
  NOT_DONE,

  /** The linked offboarding of an earlier probe watches from its own close on. */
  TAKEN_OVER,

  /** Access was given back on purpose. */
  DROPPED
}
