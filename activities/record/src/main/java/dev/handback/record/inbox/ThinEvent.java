package dev.handback.record.inbox;

import java.time.Instant;

/**
 * An event that says too little by itself: what it left out is asked of its source's API.
 *
 * @param word as much as it says
 * @param since since when the API is asked; the time it has runs from here
 * @param attempts how often it was asked, this time included
 */
public record ThinEvent(InboxId id, SourceWord word, Instant since, int attempts) {

  public String source() {
    return word.request().source().system();
  }
}
