package dev.handback.configuration;

/** What a {@link SecretReference} stands for: never in a log line, a page or an error. */
public final class ResolvedSecret {

  private final String value;

  ResolvedSecret(String value) {
    this.value = value;
  }

  /** The value itself, for the call that needs it and nothing else. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
