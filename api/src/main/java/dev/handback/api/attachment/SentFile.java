package dev.handback.api.attachment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of a form, as it was sent: nothing of it is believed yet. */
public final class SentFile {
  private final String name;
  private final byte @Nullable [] content;

  /**
   * @param content null when it is larger than any may be
   */
  SentFile(String name, byte @Nullable [] content) {
    this.name = name;
    this.content = content;
  }

  String name() {
    return name;
  }

  Optional<byte[]> content() {
    return Optional.ofNullable(content);
  }

  @Override
  public String toString() {
    return name;
  }
}
