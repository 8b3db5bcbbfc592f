package dev.handback.scimapp.account;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an account should become: checked against the schema, not yet against the rules. */
public record AccountDraft(ObjectNode attributes, PasswordChange password) {

  /** What a request asks for the password. */
  public sealed interface PasswordChange {
    /** The request does not speak of the password. */
    record Kept() implements PasswordChange {}

    /** Nobody can sign in with a password any more. */
    record Cleared() implements PasswordChange {}

    /** A new password, in clear text until it is hashed; never printed. */
    record Replaced(String clearText) implements PasswordChange {
      @Override
      public String toString() {
        return "Replaced[***]";
      }
    }
  }
}
