package dev.handback.api.body;

import java.util.regex.Pattern;

/**
 * Text that every store and every wire behind us can carry: JSON may escape control characters and
 * halves of characters, which MySQL, gRPC and our own answers cannot hold.
 */
public final class PlainText {
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private PlainText() {}

  /** Whether all of it is plain. */
  public static boolean is(String text) {
    return !UNFIT.matcher(text).find();
  }

  /** The same with a question mark for what is not plain, cut to so many characters. */
  public static String of(String text, int atMost) {
    var cut = text.length() <= atMost ? text : text.substring(0, atMost) + "…";
    return UNFIT.matcher(cut).replaceAll("?");
  }
}
