package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that the record's columns and every wire behind us can carry. */
final class Plain {

  /** In characters, as the columns are. */
  static final int ID = 255;

  static final int ADDRESS = 320;

  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private Plain() {}

  static boolean fits(String text, int atMost) {
    return text.length() <= atMost && !UNFIT.matcher(text).find();
  }

  /** The text there; null when there is none that fits. */
  static @Nullable String text(JsonNode value, int atMost) {
    var text = value.isTextual() ? value.asText().strip() : "";
    return text.isEmpty() || !fits(text, atMost) ? null : text;
  }
}
