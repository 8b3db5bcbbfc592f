package dev.handback.api.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** All that the pages say: one bundle, so that other languages can be added. */
public final class Texts {

  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle("dev.handback.api.console.texts", locale);
  }

  static Texts english() {
    return ENGLISH;
  }

  public String language() {
    return locale.getLanguage();
  }

  /** The text of this key with its places filled. */
  public String of(String key, Object... places) {
    var text = bundle.getString(key);
    return places.length == 0 ? text : new MessageFormat(text, locale).format(places);
  }

  /** A time in UTC; the page's script puts it into the viewer's zone. */
  public String at(Instant at) {
    return UTC.withLocale(locale).format(at);
  }

  /** How long, in the largest unit that says it whole. */
  public String span(Duration span) {
    var seconds = span.toSeconds();
    for (var unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)) {
      var size = unit.getDuration().toSeconds();
      if (seconds >= size && seconds % size == 0) {
        return of("span." + unit.name(), seconds / size);
      }
    }
    return of("span.SECONDS", seconds);
  }

  /** The same of an ISO 8601 duration. */
  public String span(String iso) {
    return span(Duration.parse(iso));
  }

  /** A word of the record as people read it, such as a state or a kind. */
  public String word(Enum<?> word) {
    var key = word.getDeclaringClass().getSimpleName() + "." + word.name();
    return bundle.containsKey(key) ? bundle.getString(key) : readable(word.name());
  }

  /** An address with these parameters, each a name and its value. */
  public String link(String path, String... parameters) {
    var link = new StringBuilder(path);
    for (var i = 0; i < parameters.length; i += 2) {
      var value = URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8);
      link.append(i == 0 ? '?' : '&').append(parameters[i]).append('=').append(value);
    }
    return link.toString();
  }

  /** Words in one line. */
  public String words(List<? extends Enum<?>> words) {
    return words.stream().map(this::word).collect(Collectors.joining(", "));
  }

  /** Whether there is a text of this key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  private static String readable(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
