package dev.handback.api.transmitter;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says when it polls (RFC 8936).
 *
 * @param maxEvents how many it wants at most; null leaves it to us
 * @param returnImmediately whether it does not want to wait for the first
 * @param ack the ids of those it has
 * @param setErrs those it cannot use, and why
 */
@Serdeable
record Poll(
    @Nullable Integer maxEvents,
    @Nullable Boolean returnImmediately,
    @Nullable List<String> ack,
    @Nullable Map<String, SetError> setErrs) {

  private static final int MOST = 100;

  Poll {
    ack = ack == null ? List.of() : List.copyOf(ack);
    setErrs = setErrs == null ? Map.of() : Map.copyOf(setErrs);
  }

  List<String> acknowledged() {
    return Objects.requireNonNull(ack);
  }

  int atMost() {
    return maxEvents == null ? MOST : Math.min(maxEvents, MOST);
  }

  boolean waits() {
    return !Boolean.TRUE.equals(returnImmediately) && atMost() > 0;
  }

  /** What is wrong with each, in the receiver's words. */
  Map<String, String> refusals() {
    return Objects.requireNonNull(setErrs).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().sentence()));
  }

  /** Why an event cannot be used. */
  @Serdeable
  record SetError(String err, @Nullable String description) {

    private String sentence() {
      return description == null ? err : err + " " + description;
    }
  }

  /**
   * What it gets.
   *
   * @param sets signed events by their id
   */
  @Serdeable
  record Sets(Map<String, String> sets, boolean moreAvailable) {}
}
