package dev.handback.offboarding;

/** What Temporal shows beside an event: at most 400 bytes after encryption (its own limit). */
final class Summary {

  private static final int CHARACTERS = 120;

  private Summary() {}

  /** As much of the text as there is room for, whatever characters it is made of. */
  static String of(String text) {
    return text.codePointCount(0, text.length()) <= CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CHARACTERS - 1)) + "…";
  }
}
