package dev.handback.api.console;

import dev.handback.api.signin.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What is around every page.
 *
 * @param caller null where nobody is signed in
 * @param formToken what every form sends along, so that no other site can send one
 * @param section which of the menu's entries the page belongs to
 */
public record Shell(
    Texts t, @Nullable Caller caller, String formToken, String section, String title) {

  public boolean is(String other) {
    return section.equals(other);
  }

  /** Whether the one who looks has this role. */
  public boolean may(String role) {
    return caller != null && caller.roles().contains(role);
  }
}
