package dev.handback.record.message;

import java.time.Instant;
import java.util.List;

/**
 * What one attempt sends: one message, or several to the same recipient as one.
 *
 * @param id the same in each attempt
 * @param contents at least one, the oldest first
 * @param attempt counted from 1
 * @param since when the oldest of them was to be told
 */
public record Envelope(
    String id,
    String channel,
    String recipient,
    String address,
    List<MessageContent> contents,
    int attempt,
    Instant since) {

  public Envelope {
    contents = List.copyOf(contents);
  }

  /** Those that are about offboardings: all of them, but for what goes to a stream. */
  public List<Announcement> announcements() {
    return contents.stream()
        .filter(Announcement.class::isInstance)
        .map(Announcement.class::cast)
        .toList();
  }
}
