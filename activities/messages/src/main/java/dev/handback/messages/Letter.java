package dev.handback.messages;

import java.net.URI;
import java.util.List;

/**
 * What a message says, before its channel gives it a form. All of it is plain text.
 *
 * @param subject one line
 * @param notes at least one
 * @param footer why the reader gets it
 */
public record Letter(String language, String subject, List<Note> notes, String footer) {

  public Letter {
    notes = List.copyOf(notes);
  }

  /**
   * One thing told.
   *
   * @param link a page that shows it; opening it decides nothing
   */
  public record Note(String title, String lead, List<Fact> facts, String linkText, URI link) {

    public Note {
      facts = List.copyOf(facts);
    }
  }

  /** One line of what is known. */
  public record Fact(String name, String value) {}
}
