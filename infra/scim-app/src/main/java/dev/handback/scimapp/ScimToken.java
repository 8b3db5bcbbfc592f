package dev.handback.scimapp;

/** The bearer token of the SCIM client; never printed. */
public record ScimToken(String value) {
  public ScimToken {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The SCIM token must not be blank.");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
