package dev.handback.record.inactivity;

/** What nobody uses. */
public enum IdleWhat {
  /** It goes, and its seat with it. */
  ACCOUNT,
  /** It becomes a cheaper one; access stays. */
  SEAT,
  /** What a program signs in with; it goes. */
  KEY
}
