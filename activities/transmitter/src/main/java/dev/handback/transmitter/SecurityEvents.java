package dev.handback.transmitter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.message.Announcement;
import dev.handback.record.message.Announcement.Signalled;
import dev.handback.record.message.MessageContent;
import dev.handback.record.message.StreamNotice;
import dev.handback.transmitter.SharedSignalsFile.Stream;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of security event tokens: what happened, when, and to whom in the receiver's own
 * words. Nothing else of a person, and not why they leave.
 */
final class SecurityEvents {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";
  private static final String VERIFICATION = SSF + "verification";
  private static final String STREAM_UPDATED = SSF + "stream-updated";

  private final URI issuer;

  SecurityEvents(URI issuer) {
    this.issuer = issuer;
  }

  /**
   * The claims, the same each time they are asked for.
   *
   * @param jti by which the receiver knows what it has already
   */
  String claims(Stream stream, String jti, MessageContent content, Instant issuedAt) {
    var claims = JSON.createObjectNode();
    claims.put("iss", issuer.toString());
    claims.put("aud", stream.audience());
    claims.put("jti", jti);
    claims.put("iat", issuedAt.getEpochSecond());
    switch (content) {
      case Announcement announcement -> tell(claims, stream, announcement);
      case StreamNotice notice -> tell(claims.put("txn", jti), stream, notice);
    }
    try {
      return JSON.writeValueAsString(claims);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts is JSON", impossible);
    }
  }

  private static void tell(ObjectNode claims, Stream stream, Announcement announcement) {
    claims.put("txn", announcement.offboarding().value());
    claims.set("sub_id", subject(stream, announcement).orElseThrow());
    var event = event(announcement);
    claims.putObject("events").set(event.type(), detail(event, announcement));
  }

  /** The subject is the stream itself. */
  private static void tell(ObjectNode claims, Stream stream, StreamNotice notice) {
    claims.set("sub_id", named("opaque").put("id", stream.id()));
    var events = claims.putObject("events");
    switch (notice) {
      case StreamNotice.Verification verification ->
          given(events.putObject(VERIFICATION), "state", verification.state());
      case StreamNotice.Updated updated ->
          given(
              events.putObject(STREAM_UPDATED).put("status", StatusWord.of(updated.status())),
              "reason",
              updated.reason());
    }
  }

  private static void given(ObjectNode event, String field, @Nullable String value) {
    if (value != null) {
      event.put(field, value);
    }
  }

  /** By what this receiver knows the subject; empty where it cannot. */
  static Optional<ObjectNode> subject(Stream stream, Announcement announcement) {
    var id = announcement.about().id();
    var known = announcement.signalled();
    return switch (stream.subject().format()) {
      case EMAIL -> Optional.ofNullable(known).map(Signalled::email).map(SecurityEvents::email);
      case OPAQUE -> Optional.of(named("opaque").put("id", id));
      case ISS_SUB -> {
        var provider = Objects.requireNonNull(stream.subject().issuer());
        var target = stream.subject().target();
        yield oneOf(
            (target == null ? List.of(id) : accounts(known, target))
                .stream().map(sub -> issued(provider, sub)).toList());
      }
    };
  }

  private static List<String> accounts(@Nullable Signalled known, TargetId target) {
    return known == null
        ? List.of()
        : known.accounts().stream()
            .filter(account -> account.target().equals(target))
            .map(TargetAccount::id)
            .toList();
  }

  /** Several names of one person are aliases (RFC 9493). */
  private static Optional<ObjectNode> oneOf(List<ObjectNode> names) {
    if (names.size() < 2) {
      return names.stream().findFirst();
    }
    var all = named("aliases");
    all.putArray("identifiers").addAll(names);
    return Optional.of(all);
  }

  private static ObjectNode email(String address) {
    return named("email").put("email", address);
  }

  private static ObjectNode issued(URI provider, String sub) {
    return named("iss_sub").put("iss", provider.toString()).put("sub", sub);
  }

  private static ObjectNode named(String format) {
    return JSON.createObjectNode().put("format", format);
  }

  private static SignalEvent event(Announcement announcement) {
    return Arrays.stream(SignalEvent.values())
        .filter(event -> event.kind() == announcement.kind())
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode detail(SignalEvent event, Announcement announcement) {
    var known = announcement.signalled();
    var detail = JSON.createObjectNode();
    detail.put("event_timestamp", announcement.at().getEpochSecond());
    detail.put("initiating_entity", known != null && known.byPerson() ? "admin" : "policy");
    detail.putObject("reason_admin").put("en", event.reason());
    return detail;
  }
}
