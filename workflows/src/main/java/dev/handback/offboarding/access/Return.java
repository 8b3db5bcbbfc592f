package dev.handback.offboarding.access;

import java.time.Instant;

/**
 * What became of an item when its offboarding was taken back (requirement T13).
 *
 * @param how one sentence for the record: what was done, or why not
 */
public record Return(Result result, String how, Instant at) {

  /** Whether the subject has it again. */
  public enum Result {
    /** It was given back, and read back as there. */
    RESTORED,

    /** A look shows that it is there: never taken, or given back before. */
    ALREADY_THERE,

    /** Somebody else took or changed it, before or since: it stays as it is, a person decides. */
    NOT_OURS,

    /** No call brings it back. */
    IRREVERSIBLE;

    /** Whether the subject has it now. */
    public boolean there() {
      return this == RESTORED || this == ALREADY_THERE;
    }
  }
}
