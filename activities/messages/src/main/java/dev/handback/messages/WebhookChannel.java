package dev.handback.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.record.message.Announcement;
import dev.handback.record.message.Envelope;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * Tells programs, by Standard Webhooks 1.0: one message a request, with the same id and body in
 * each attempt, signed anew with the time of the attempt.
 */
final class WebhookChannel implements Channel {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpPost post;
  private final WebhookSignature signature;
  private final URI console;
  private final Clock clock;

  WebhookChannel(HttpPost post, WebhookSignature signature, URI console, Clock clock) {
    this.post = post;
    this.signature = signature;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    // programs are told of everything singly
    var body = body(envelope.announcements().getFirst());
    var now = clock.instant();
    post.send(
        body,
        Map.of(
            "webhook-id", envelope.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", signature.of(envelope.id(), now, body)));
  }

  private String body(Announcement announcement) {
    var body = JSON.createObjectNode();
    body.put("type", MessageTypes.of(announcement.kind()));
    body.put("timestamp", announcement.at().toString());
    body.set("data", data(announcement));
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts is JSON", impossible);
    }
  }

  private ObjectNode data(Announcement announcement) {
    var about = announcement.about();
    var data = JSON.createObjectNode();
    data.put("offboarding", announcement.offboarding().value());
    data.put("subject", about.id());
    data.put("trigger", about.trigger().name());
    data.put("risk", about.risk().name());
    data.put("link", Letters.link(console, announcement).toString());
    if (announcement.linked() != null) {
      data.put("linked", announcement.linked().value());
    }
    var event = announcement.event();
    if (event != null) {
      data.putObject("event")
          .put("id", event.id().value())
          .put("source", event.source())
          .put("why", event.why());
    }
    var owed = announcement.owed();
    if (owed != null) {
      var obligation = data.putObject("obligation");
      obligation.put("id", owed.id().value());
      obligation.put("kind", owed.kind().name());
      obligation.put("target", owed.target() == null ? null : owed.target().value());
      obligation.put("assignee", owed.assignee());
      obligation.put("dueAt", owed.dueAt().toString());
      obligation.put("state", owed.state().name());
      obligation.put("why", owed.why());
      obligation.put("by", owed.by());
    }
    return data;
  }
}
