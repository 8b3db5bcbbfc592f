package dev.handback.offboarding;

/** What kind of identity ends. */
public enum SubjectKind {
  EMPLOYEE,
  CONTRACTOR,
  WORKLOAD,
  VENDOR,
  APPLICATION
}
