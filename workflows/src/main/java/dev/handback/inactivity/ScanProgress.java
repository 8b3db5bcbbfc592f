package dev.handback.inactivity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a scan has come.
 *
 * @param at when it began: one scan has one idea of what is unused
 * @param keys what programs sign in with, which is looked at first; null where policy has no rule
 */
public record ScanProgress(
    Instant at,
    @Nullable String cursor,
    int unused,
    int asked,
    int takenBack,
    @Nullable KeysFound keys) {

  ScanProgress after(UnusedPage page, int fresh) {
    return new ScanProgress(
        at, page.nextCursor(), unused + page.accounts().size(), asked + fresh, takenBack, keys);
  }

  ScanOutcome outcome() {
    return new ScanOutcome(unused, asked, takenBack, keys);
  }
}
