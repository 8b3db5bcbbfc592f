package dev.handback.record.message;

import org.jspecify.annotations.Nullable;

/**
 * One way by which somebody is told.
 *
 * @param channel its name in the configuration
 * @param recipient whom the message is for, as the record calls them
 * @param address where the channel reaches them; null where nobody knows
 * @param why what is missing where there is no address, or what it waits for; null otherwise
 */
public record Route(
    String channel, String recipient, @Nullable String address, @Nullable String why) {

  public Route(String channel, String recipient, @Nullable String address) {
    this(
        channel,
        recipient,
        address,
        address == null ? "no address is known for " + recipient : null);
  }

  /** Nothing can be sent this way. */
  public static Route nowhere(String channel, String recipient, String why) {
    return new Route(channel, recipient, null, why);
  }
}
