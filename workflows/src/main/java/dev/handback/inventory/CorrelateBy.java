package dev.handback.inventory;

import dev.handback.offboarding.Subject;
import org.jspecify.annotations.Nullable;

/** Which of the subject's names a target knows. */
public enum CorrelateBy {
  /** The system of record's id, for example an employee number. */
  SUBJECT_ID,
  EMAIL,
  /** The part of the work address before the {@code @}. */
  USER_NAME;

  /** What the subject is called there; null when nobody has said it. */
  public @Nullable String nameOf(Subject subject) {
    return switch (this) {
      case SUBJECT_ID -> subject.id();
      case EMAIL -> subject.email();
      case USER_NAME -> subject.userName();
    };
  }
}
