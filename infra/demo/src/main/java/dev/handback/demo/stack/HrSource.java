package dev.handback.demo.stack;

/**
 * A system of record that may send webhooks.
 *
 * @param scheme how it signs: the preset's name, as {@code bamboohr} or {@code standard-webhooks}
 * @param sample a termination as it would send it, with {id}, {email}, {eventId} and {effectiveAt}
 *     to be replaced
 */
public record HrSource(
    String name, String scheme, String url, String secret, String contentType, String sample) {
  @Override
  public String toString() {
    return "HrSource[" + name + ", " + url + "]";
  }
}
