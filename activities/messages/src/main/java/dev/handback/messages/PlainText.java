package dev.handback.messages;

import java.util.stream.Collectors;

/** A letter without any markup. */
final class PlainText {

  private PlainText() {}

  static String of(Letter letter) {
    return letter.notes().stream().map(PlainText::of).collect(Collectors.joining("\n\n"))
        + "\n\n-- \n"
        + letter.footer()
        + "\n";
  }

  private static String of(Letter.Note note) {
    var facts =
        note.facts().stream()
            .map(fact -> fact.name() + ": " + fact.value())
            .collect(Collectors.joining("\n"));
    return "%s\n\n%s\n\n%s\n\n%s: %s"
        .formatted(note.title(), note.lead(), facts, note.linkText(), note.link());
  }
}
