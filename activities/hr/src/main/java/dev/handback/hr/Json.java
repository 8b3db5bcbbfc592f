package dev.handback.hr;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON that is sent. */
final class Json {
  private Json() {}

  /** A text inside quotes stays inside them, whatever it is. */
  static String with(String template, String name, String value) {
    var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
    return template.replace("{" + name + "}", quoted);
  }
}
