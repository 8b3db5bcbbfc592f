package dev.handback.inactivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a scan has come.
 *
 * @param at when it began: one scan has one idea of what is unused
 */
public record ScanProgress(
    Instant at, @Nullable String cursor, int unused, int asked, int takenBack) {

  ScanProgress after(UnusedPage page, int fresh) {
    return new ScanProgress(
        at, page.nextCursor(), unused + page.accounts().size(), asked + fresh, takenBack);
  }
}
