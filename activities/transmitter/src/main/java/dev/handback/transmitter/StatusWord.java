package dev.handback.transmitter;

import dev.handback.record.message.StreamStatus;
import java.util.Locale;

/** A stream's status as the wire has it: {@code enabled}, {@code paused} or {@code disabled}. */
public final class StatusWord {

  private StatusWord() {}

  public static String of(StreamStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The other way round.
   *
   * @throws IllegalArgumentException when it is none of the three
   */
  public static StreamStatus read(String word) {
    return StreamStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
