package dev.handback.estate;

/** A sign-in at one system of the estate; the password never shows in a log. */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=***]";
  }
}
