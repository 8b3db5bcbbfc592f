package dev.handback.api.webhook.scheme;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a source's deliveries are known to be its own, as {@code sources.yaml} says it: the name of a
 * preset, or all of it.
 *
 * @param signatures any of them may be right, under any of the source's keys; none where a token is
 *     sent instead
 * @param token null where deliveries are signed
 * @param time when the delivery was signed; null where the scheme has no time, so that only the
 *     event itself tells a replay
 * @param id the header with the sender's own id of the message; null when the scheme has none
 * @param challenge how the sender asks once whether this address is meant; null when it does not
 * @param ping what the sender posts to try the address; null when it does not
 * @param form how the body is written
 */
public record Scheme(
    List<SignedHeader> signatures,
    @Nullable Token token,
    @Nullable Time time,
    @Nullable String id,
    @Nullable Challenge challenge,
    @Nullable String ping,
    Form form) {

  /**
   * Checks that it is whole.
   *
   * @throws IllegalArgumentException where nothing, or too much, proves a delivery, or where what
   *     is signed is nowhere sent
   */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Scheme {
    signatures = signatures == null ? List.of() : List.copyOf(signatures);
    form = Objects.requireNonNullElse(form, Form.JSON);
    if (signatures.isEmpty() == (token == null)) {
      throw new IllegalArgumentException("it needs either signatures or a token");
    }
    if (id == null && signs(Content.ID, signatures)) {
      throw new IllegalArgumentException("{id} is signed, so id must name its header");
    }
    if (time == null && signs(Content.TIMESTAMP, signatures)) {
      throw new IllegalArgumentException("{timestamp} is signed, so time must name its header");
    }
  }

  /** One that is known by its name. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Scheme preset(String name) {
    return Presets.of(name);
  }

  /** Whether the source keeps its users here instead of sending events. */
  public boolean provisions() {
    return form == Form.SCIM;
  }

  /** The headers that a second reading of a delivery needs: no signature is among them. */
  public Stream<String> keptHeaders() {
    return Stream.concat(
        Stream.of("User-Agent"),
        Stream.concat(Stream.ofNullable(id), Stream.ofNullable(time).map(Time::header)));
  }

  private static boolean signs(String part, List<SignedHeader> signatures) {
    return signatures.stream().anyMatch(signature -> signature.content().has(part));
  }

  /**
   * A secret that is sent along instead of a signature.
   *
   * @param prefix what is before it in the header, such as {@code Bearer}; null for nothing
   * @param encoding {@code BASE64} for the user and password of HTTP Basic
   */
  public record Token(String header, @Nullable String prefix, Encoding encoding) {

    public Token {
      encoding = Objects.requireNonNullElse(encoding, Encoding.TEXT);
    }
  }

  /** Where the time is that is signed. */
  public record Time(String header, Unit unit) {

    public Time {
      unit = Objects.requireNonNullElse(unit, Unit.SECONDS);
    }

    /** Since 1970. */
    public enum Unit {
      SECONDS,
      MILLISECONDS
    }
  }

  /**
   * A GET whose header is sent back.
   *
   * @param field of the JSON answer
   */
  public record Challenge(String header, String field) {}

  /** How a body is written. */
  public enum Form {
    JSON,
    /** {@code application/x-www-form-urlencoded}, read as an object of texts. */
    URL_ENCODED,
    /** No events at all: the source keeps its users here by SCIM, and each change becomes one. */
    SCIM
  }
}
