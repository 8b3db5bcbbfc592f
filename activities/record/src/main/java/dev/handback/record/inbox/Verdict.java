package dev.handback.record.inbox;

/** What a source's word does. */
sealed interface Verdict {

  /** It starts an offboarding. */
  record Start() implements Verdict {}

  /** It moves the date of the one it is about. */
  record Move() implements Verdict {}

  /** It takes back the one it is about. */
  record Rescind() implements Verdict {}

  /** It has what the one it is about took given back, although that one is over. */
  record Restore() implements Verdict {}

  /** It is kept as what it is, with the reason why it does nothing. */
  record Keep(InboxState state, String reason) implements Verdict {}
}
