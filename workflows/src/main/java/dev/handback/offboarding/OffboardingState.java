package dev.handback.offboarding;

/** Where a run stands as a whole. */
public enum OffboardingState {
  /** Planned; its effective date is in the future. */
  SCHEDULED,

  /** Policy wants a word before anything is touched. */
  AWAITING_APPROVAL,

  /** Stages are at work. */
  RUNNING,

  /** Only obligations or dates are left. */
  WAITING,

  /** Every item has its disposition and the record is signed. */
  SEALED,

  /** Taken back: nothing was touched, or what was taken was given back where it can be. */
  RESCINDED,

  /** An approver said no; nothing was touched. */
  REJECTED
}
