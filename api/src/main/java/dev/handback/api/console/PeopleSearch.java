package dev.handback.api.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handback.record.inventory.KnownPeople;
import dev.handback.record.inventory.KnownPerson;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody is looked for, and a form is filled in for them. */
@Singleton
public final class PeopleSearch {

  private static final int PEOPLE = 20;

  private final KnownPeople known;

  PeopleSearch(KnownPeople known) {
    this.known = known;
  }

  /**
   * Whoever is called like that.
   *
   * @param path of the page that asks
   * @param after the id after which to go on; null for the first
   */
  Found find(String path, String q, @Nullable String after) {
    var piece = q.strip();
    if (piece.isEmpty()) {
      return nothing(path);
    }
    var found = known.called(piece, after, PEOPLE + 1);
    var people = found.stream().limit(PEOPLE).toList();
    var next = found.size() > PEOPLE ? next(path, piece, people.getLast()) : null;
    return new Found(path, piece, people, next);
  }

  static Found nothing(String path) {
    return new Found(path, "", List.of(), null);
  }

  /** The form for whoever has this id, as far as they are known; empty for nobody. */
  StartForm form(String subject) {
    return subject.isBlank()
        ? StartForm.empty()
        : known
            .find(subject)
            .map(StartForm::about)
            .orElseGet(() -> StartForm.empty().with("subject.id", subject));
  }

  private static String next(String path, String q, KnownPerson last) {
    return "%s?q=%s&after=%s"
        .formatted(path, URLEncoder.encode(q, UTF_8), URLEncoder.encode(last.id(), UTF_8));
  }

  /**
   * Who was found.
   *
   * @param q who was looked for; empty when nobody was
   * @param next where more of them are; null when these are all
   */
  public record Found(String path, String q, List<KnownPerson> people, @Nullable String next) {

    public Found {
      people = List.copyOf(people);
    }

    /** The address that fills the form in for somebody. */
    public String pick(KnownPerson person) {
      return path + "?subject=" + URLEncoder.encode(person.id(), UTF_8) + "#ask";
    }
  }
}
