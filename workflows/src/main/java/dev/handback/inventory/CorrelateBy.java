package dev.handback.inventory;

/** Which of the subject's names a target knows. */
public enum CorrelateBy {
  /** The system of record's id, for example an employee number. */
  SUBJECT_ID,
  EMAIL,
  /** The part of the work address before the {@code @}. */
  USER_NAME
}
