package dev.handback.poll;

/**
 * What a poll came to.
 *
 * @param changed so many had changed
 * @param leaving so many of them leave, or have left
 * @param found so many of those were not known yet
 */
public record PollOutcome(int changed, int leaving, int found) {

  static final PollOutcome NOTHING = new PollOutcome(0, 0, 0);

  PollOutcome plus(PollOutcome more) {
    return new PollOutcome(changed + more.changed, leaving + more.leaving, found + more.found);
  }
}
