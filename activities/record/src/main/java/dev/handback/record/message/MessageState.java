package dev.handback.record.message;

/** How far a message has come. */
public enum MessageState {
  /** It is to be sent, for the first time or once more. */
  WAITING,
  SENT,

  /** It is not tried again. */
  FAILED,

  /** What it asked for was answered before it could be sent. */
  OVERTAKEN
}
