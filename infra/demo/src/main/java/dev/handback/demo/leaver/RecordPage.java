package dev.handback.demo.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The record as lines for a terminal. */
final class RecordPage {
  private static final String ITEM = "  %-10s %-12s %-28s %-13s %-10s %s";

  private final JsonNode record;

  RecordPage(JsonNode record) {
    this.record = record;
  }

  boolean isOver() {
    return List.of("SEALED", "RESCINDED", "REJECTED").contains(state());
  }

  String state() {
    return record.path("state").asText();
  }

  /** Changes whenever something worth telling has happened. */
  String progress() {
    long done = items().filter(item -> !item.path("status").asText().equals("PLANNED")).count();
    long proven = items().filter(item -> item.path("status").asText().equals("PROVEN")).count();
    return "%-10s %-18s %d items, %d done, %d proven"
        .formatted(state(), stage(), record.path("items").size(), done, proven);
  }

  /** One line for each item: what it was, what became of it, how that was proven. */
  List<String> items(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(ITEM.formatted("target", "kind", "name", "status", "end", "proof"));
    items()
        .map(item ->
            ITEM.formatted(
                item.path("target").asText(),
                item.path("kind").asText(),
                cut(item.path("name").asText(), 28),
                item.path("status").asText(),
                item.path("disposition").asText("-"),
                cut(item.at("/security/proof").asText("-"), width)))
        .forEach(lines::add);
    return lines;
  }

  List<String> obligations() {
    return StreamSupport.stream(record.path("obligations").spliterator(), false)
        .map(owed ->
            "  %s by %s until %s: %s %s"
                .formatted(
                    owed.path("kind").asText(),
                    owed.path("assignee").asText(),
                    owed.path("dueAt").asText(),
                    owed.path("state").asText(),
                    owed.path("why").asText("")))
        .toList();
  }

  String figures() {
    JsonNode figures = record.path("figures");
    return "contained after %s ms, removed after %s ms, %s seat(s) released, %s %s saved a month"
        .formatted(
            figures.path("timeToContainMs").asText(),
            figures.path("timeToRemovalMs").asText(),
            figures.path("seatsReleased").asText(),
            figures.path("monthlySaving").asText(),
            figures.path("currency").asText(""));
  }

  String workflowId() {
    return record.path("workflowId").asText();
  }

  private String stage() {
    return record.path("stage").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Stream<JsonNode> items() {
    return StreamSupport.stream(record.path("items").spliterator(), false);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
