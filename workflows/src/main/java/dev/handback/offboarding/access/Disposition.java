package dev.handback.offboarding.access;

/** The one end of each item (requirement R4). */
public enum Disposition {
  REMOVED,
  RECLAIMED,
  REASSIGNED,
  EXCEPTION_APPROVED
}
