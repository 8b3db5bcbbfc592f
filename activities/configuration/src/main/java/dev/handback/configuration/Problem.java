package dev.handback.configuration;

import java.nio.file.Path;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param line counted from 1; 0 when it is about the file as a whole
 * @param sentence says what is wrong without ever repeating a secret
 */
public record Problem(Path file, int line, String sentence) {

  /** {@code file:line: sentence}, as editors and terminals understand it. */
  @Override
  public String toString() {
    return line > 0
        ? "%s:%d: %s".formatted(file, line, sentence)
        : "%s: %s".formatted(file, sentence);
  }
}
