package dev.handback.record.message;

/** What a message says: something of an offboarding, or of a receiver's stream itself. */
public sealed interface MessageContent permits Announcement, StreamNotice {

  /** Whether it asks for something, and is of no use once that is answered. */
  boolean isAsking();
}
