package dev.handback.scimapp.account;

import java.security.SecureRandom;
import java.util.Base64;

/** What a person's browser holds to stay signed in: 256 random bits; never printed. */
public record SessionToken(String value) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SessionToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "***";
  }
}
