package dev.handback.messages;

import dev.handback.record.message.Envelope;

/** A way out. Safe from any number of threads. */
public interface Channel {

  /**
   * Sends it, and returns when the other side has taken it.
   *
   * @throws NotSent when it has not, as far as is known
   */
  void send(Envelope envelope) throws NotSent;
}
