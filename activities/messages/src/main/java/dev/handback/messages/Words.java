package dev.handback.messages;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** All that messages say: one bundle, so that other languages can be added. */
final class Words {
  private static final Words ENGLISH = new Words(Locale.ENGLISH);

  private final Locale locale;
  private final ResourceBundle bundle;
  private final DateTimeFormatter time;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle("dev.handback.messages.words", locale);
    this.time = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", locale);
  }

  static Words english() {
    return ENGLISH;
  }

  String language() {
    return locale.getLanguage();
  }

  /** The text of this key with its places filled. */
  String of(String key, Object... places) {
    var text = bundle.getString(key);
    return places.length == 0 ? text : new MessageFormat(text, locale).format(places);
  }

  String at(Instant at, ZoneId zone) {
    return time.format(at.atZone(zone));
  }

  /** A word of the record as people read it. */
  String word(Enum<?> word) {
    var key = word.getDeclaringClass().getSimpleName() + "." + word.name();
    return bundle.getString(key);
  }
}
