package dev.handback.messages;

/** By what a channel sends. */
public enum ChannelKind {
  MAIL,
  SLACK,
  TEAMS,

  /** A program that takes Standard Webhooks. */
  WEBHOOK;

  /** Whether people read it as it comes: they sleep, and too many are none. */
  boolean isForPeople() {
    return this != WEBHOOK;
  }
}
