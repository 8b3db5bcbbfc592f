package dev.handback.offboarding;

/** How dangerous the subject is until access is gone (requirement T7). */
public enum Risk {
  NORMAL,
  HIGH
}
