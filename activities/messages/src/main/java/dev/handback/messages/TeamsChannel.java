package dev.handback.messages;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.record.message.Envelope;
import java.util.Map;

/** Webhooks of Teams' workflows: an Adaptive Card. */
final class TeamsChannel implements Channel {
  private static final JsonMapper JSON = new JsonMapper();

  /** A card may have 28 kB. */
  private static final int MOST_NOTES = 15;

  private final HttpPost post;
  private final Letters letters;

  TeamsChannel(HttpPost post, Letters letters) {
    this.post = post;
    this.letters = letters;
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    post.send(body(letters.of(envelope)).toString(), Map.of());
  }

  private static ObjectNode body(Letter letter) {
    var body = JSON.createObjectNode();
    body.put("type", "message");
    var attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    var card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    var elements = card.putArray("body");
    letter.notes().stream().limit(MOST_NOTES).forEach(note -> add(elements, note));
    var more = letter.notes().size() - MOST_NOTES;
    if (more > 0) {
      text(elements, "+ " + more);
    }
    return body;
  }

  private static void add(ArrayNode elements, Letter.Note note) {
    text(elements, note.title()).put("weight", "Bolder").put("size", "Medium");
    text(elements, note.lead());
    note.facts().forEach(fact -> text(elements, fact.name() + ": " + fact.value()));
    elements
        .addObject()
        .put("type", "ActionSet")
        .putArray("actions")
        .addObject()
        .put("type", "Action.OpenUrl")
        .put("title", note.linkText())
        .put("url", note.link().toString());
  }

  /** A run of rich text: unlike a text block it takes no Markdown, so no link, from the record. */
  private static ObjectNode text(ArrayNode elements, String text) {
    return elements
        .addObject()
        .put("type", "RichTextBlock")
        .putArray("inlines")
        .addObject()
        .put("type", "TextRun")
        .put("text", text);
  }
}
