package dev.handback.api.console;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

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

  /** A word of the record as people read it, such as a state or a kind. */
  public String word(Enum<?> word) {
    var key = word.getDeclaringClass().getSimpleName() + "." + word.name();
    return bundle.containsKey(key) ? bundle.getString(key) : readable(word.name());
  }

  private static String readable(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
