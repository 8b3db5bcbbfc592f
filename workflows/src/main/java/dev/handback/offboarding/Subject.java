package dev.handback.offboarding;

import org.jspecify.annotations.Nullable;

/**
 * The identity whose access ends.
 *
 * @param id the system of record's own id, for example an employee number
 * @param email the work address; null when the source does not know it
 * @param managerId the manager's id in the same system of record
 */
public record Subject(
    SubjectKind kind,
    String id,
    @Nullable String email,
    @Nullable String displayName,
    @Nullable String managerId) {

  /** The same, at this work address. */
  public Subject at(String address) {
    return new Subject(kind, id, address, displayName, managerId);
  }

  /** The best name there is for a person to read. */
  public String label() {
    if (displayName != null && !displayName.isBlank()) {
      return displayName;
    }
    return email == null ? id : email;
  }

  /** Whether a name that somebody signs with is the subject's own. */
  public boolean signsAs(String name) {
    return name.equals(id) || name.equals(email);
  }

  /** The part of the work address before the {@code @}; null without an address. */
  public @Nullable String userName() {
    return email == null || email.indexOf('@') < 1 ? null : email.substring(0, email.indexOf('@'));
  }
}
