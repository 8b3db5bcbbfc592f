package dev.handback.connector;

import dev.handback.offboarding.access.AccessItem;

/** Says what became of an item (stage S5). */
public interface ReadsBack {

  /**
   * What the target itself says of an item, asked anew. What it says counts only where it can be
   * trusted: a signature that does not fit, or a list that is out of date, is an error, not an
   * answer.
   */
  ReadBack readBack(AccessItem item);
}
