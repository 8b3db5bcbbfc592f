package dev.handback.messages;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.record.message.Envelope;
import java.util.Map;
import java.util.stream.Collectors;

/** Slack's incoming webhooks, and whatever takes the same JSON. */
final class SlackChannel implements Channel {
  private static final JsonMapper JSON = new JsonMapper();

  /** Slack's own limits. */
  private static final int LONGEST_HEADER = 150;

  private static final int LONGEST_TEXT = 3000;
  private static final int MOST_BLOCKS = 50;

  /** A heading, a text and a link each. */
  private static final int MOST_NOTES = (MOST_BLOCKS - 2) / 3;

  private final HttpPost post;
  private final Letters letters;

  SlackChannel(HttpPost post, Letters letters) {
    this.post = post;
    this.letters = letters;
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    post.send(body(letters.of(envelope)).toString(), Map.of());
  }

  private static ObjectNode body(Letter letter) {
    var body = JSON.createObjectNode();
    body.put("text", escaped(letter.subject()));
    var blocks = body.putArray("blocks");
    letter.notes().stream().limit(MOST_NOTES).forEach(note -> add(blocks, note));
    var more = letter.notes().size() - MOST_NOTES;
    if (more > 0) {
      plain(blocks.addObject().put("type", "section"), "+ " + more);
    }
    return body;
  }

  private static void add(ArrayNode blocks, Letter.Note note) {
    plain(blocks.addObject().put("type", "header"), cut(note.title(), LONGEST_HEADER));
    var facts =
        note.facts().stream()
            .map(fact -> fact.name() + ": " + fact.value())
            .collect(Collectors.joining("\n"));
    plain(blocks.addObject().put("type", "section"), cut(note.lead() + "\n" + facts, LONGEST_TEXT));
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", "<%s|%s>".formatted(note.link(), escaped(note.linkText())));
  }

  /** Plain text: nobody is called, and no link is made, by what stands in the record. */
  private static void plain(ObjectNode block, String text) {
    block.putObject("text").put("type", "plain_text").put("text", text).put("emoji", false);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** The three characters that mean something to Slack. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
