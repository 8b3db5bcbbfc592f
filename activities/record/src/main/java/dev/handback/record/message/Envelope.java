package dev.handback.record.message;

import java.time.Instant;
import java.util.List;

/**
 * What one attempt sends: one message, or several to the same recipient as one.
 *
 * @param id the same in each attempt
 * @param announcements at least one, the oldest first
 * @param attempt counted from 1
 * @param since when the oldest of them was to be told
 */
public record Envelope(
    String id,
    String channel,
    String recipient,
    String address,
    List<Announcement> announcements,
    int attempt,
    Instant since) {

  public Envelope {
    announcements = List.copyOf(announcements);
  }
}
