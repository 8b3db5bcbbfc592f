package dev.handback.offboarding;

/** What kind of identity ends. */
public enum SubjectKind {
  EMPLOYEE,
  CONTRACTOR,
  WORKLOAD,
  VENDOR,
  APPLICATION;

  /** Whether it signs in with keys rather than as anybody. */
  public boolean isMachine() {
    return switch (this) {
      case EMPLOYEE, CONTRACTOR -> false;
      case WORKLOAD, VENDOR, APPLICATION -> true;
    };
  }
}
