package dev.handback.offboarding.access;

/** How far an item has come. */
public enum ItemStatus {
  PLANNED,

  /** Held back by another item or a date. */
  WAITING,

  /** The act succeeded and was read back; not yet proven. */
  DONE,

  /** Seen to be gone. */
  PROVEN,

  /** A try got in: back to work. */
  STILL_ALLOWED,

  /** The target did not do it; the chase goes on. */
  FAILED,

  /** Only a person can do or attest it. */
  NEEDS_PERSON,

  /** The offboarding was taken back, and the subject has it again. */
  RESTORED
}
