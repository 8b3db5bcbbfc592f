package dev.handback.record.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Which events to list. Null means any.
 *
 * @param source its name, as a whole
 * @param q a piece of the subject's id or of the source's id of the event, or the id of the event
 *     here or of its offboarding as a whole; case is ignored in pieces
 * @param limit at most so many, 1 to 500
 * @param cursor from the page before; null for the first
 */
public record InboxQuery(
    @Nullable InboxState state,
    @Nullable String source,
    @Nullable String q,
    int limit,
    @Nullable String cursor) {
  private static final int MOST = 500;

  public InboxQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }
}
