package dev.handback.messages;

import dev.handback.messages.MessagesFile.Retries;
import dev.handback.record.message.Envelope;
import dev.handback.record.message.MessageQueue;
import dev.handback.record.message.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due by one channel. What the other side did not take is tried again with growing
 * gaps, and in the end has failed for a reason that its obligation shows; no run ever hears of it.
 *
 * <p>A process that dies while it sends may have sent: the message then goes once more, with the
 * same id.
 */
public final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** Longer than a channel may take for one message, so that no other process has it meanwhile. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** However late a message is, it is tried so often. */
  private static final int AT_LEAST = 4;

  private final String name;
  private final Channel channel;
  private final MessageQueue queue;
  private final Pace.Rule pacing;
  private final Retries retries;
  private final Clock clock;

  public Sender(
      String name,
      Channel channel,
      MessageQueue queue,
      Pace.Rule pacing,
      Retries retries,
      Clock clock) {
    this.name = name;
    this.channel = channel;
    this.queue = queue;
    this.pacing = pacing;
    this.retries = retries;
    this.clock = clock;
  }

  /** The channel's name. */
  public String name() {
    return name;
  }

  /** Sends one; false when nothing is due, or the channel is to be left alone for a moment. */
  public boolean sendNext() {
    var due = queue.lease(Set.of(name), clock.instant(), LEASE, pacing);
    if (due.isEmpty()) {
      return false;
    }
    var envelope = due.get();
    try {
      channel.send(envelope);
      queue.sent(envelope, clock.instant());
      return true;
    } catch (NotSent failure) {
      return settle(envelope, failure);
    } catch (RuntimeException defect) {
      LOG.warn("message {} could not be made for {}", envelope.id(), name, defect);
      return settle(
          envelope, NotSent.yet("it could not be made: " + defect.getClass().getSimpleName()));
    }
  }

  private boolean settle(Envelope envelope, NotSent failure) {
    var now = clock.instant();
    LOG.info(
        "message {} by {}, try {}: {}", envelope.id(), name, envelope.attempt(), failure.why());
    if (failure.forGood() || isTooLate(envelope, now)) {
      queue.failed(envelope, now, failure.why());
    } else {
      queue.again(envelope, now.plus(gap(envelope.attempt(), failure)), failure.why());
    }
    return failure.forGood();
  }

  private boolean isTooLate(Envelope envelope, Instant now) {
    return envelope.attempt() >= AT_LEAST
        && !envelope.since().plus(retries.giveUpAfter()).isAfter(now);
  }

  private Duration gap(int attempt, NotSent failure) {
    var doubled = retries.first().multipliedBy(1L << Math.min(attempt - 1, 20));
    var gap = doubled.compareTo(retries.longest()) < 0 ? doubled : retries.longest();
    return gap.compareTo(failure.askedToWait()) < 0 ? failure.askedToWait() : gap;
  }
}
