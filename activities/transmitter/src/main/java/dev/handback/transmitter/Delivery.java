package dev.handback.transmitter;

/** How a receiver gets its events. */
public enum Delivery {
  /** They are sent to it (RFC 8935). */
  PUSH("urn:ietf:rfc:8935"),

  /** It fetches them (RFC 8936). */
  POLL("urn:ietf:rfc:8936");

  private final String urn;

  Delivery(String urn) {
    this.urn = urn;
  }

  /** As the transmitter's configuration names it. */
  public String urn() {
    return urn;
  }
}
