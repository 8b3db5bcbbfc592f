package dev.handback.inventory;

import dev.handback.offboarding.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a target names by the system of record's id, or who was in an offboarding.
 *
 * @param kind null where only targets know them, which do not say
 */
public record KnownSubject(String id, @Nullable SubjectKind kind, @Nullable String email) {

  /** The part of the work address before the {@code @}; null without an address. */
  public @Nullable String userName() {
    return email == null || email.indexOf('@') < 1 ? null : email.substring(0, email.indexOf('@'));
  }

  boolean isMachine() {
    return kind != null && kind.isMachine();
  }
}
