package dev.handback.offboarding.access;

import io.temporal.activity.ActivityInterface;

/**
 * What the process does to the estate. A sweep works on all its targets at once, each within its
 * own time limit, and answers with an outcome per item: a target that fails is an outcome, never an
 * error of the sweep (requirement S8). All are idempotent.
 */
@ActivityInterface(namePrefix = "Access_")
public interface AccessActivities {

  /** Asks each target what the subject has there. */
  AccessFound findAccess(FindAccess request);

  /**
   * Asks one target that did not answer before, and answers only when it does.
   *
   * @throws io.temporal.failure.ApplicationFailure retryable, typed by {@link FailureKind}
   */
  AccessFound awaitAccess(FindAccess request);

  /** Stage S1: ends sessions, tokens and open connections. */
  SweepResult revokeSessions(Sweep sweep);

  /**
   * Stage S2: replaces what the subject knows, and signs in with the replacement to see it work.
   */
  SweepResult rotateSecrets(Sweep sweep);

  /** Stage S3: finds what would break. */
  SweepResult checkDependencies(Sweep sweep);

  /** Stage S4: removes entitlements, disables accounts, ends what was opened meanwhile. */
  SweepResult disableAccounts(Sweep sweep);

  /** Stage S5: tries to get in. */
  SweepResult verifyNoAccess(Sweep sweep);

  /** Stage S6: frees seats and reads the vendor's own count back. */
  SweepResult releaseSeats(Sweep sweep);

  /**
   * Asks whether somebody is active at a target, and answers only when they are (requirement L4).
   *
   * @throws io.temporal.failure.ApplicationFailure retryable, while they are not, or while the
   *     target does not say
   */
  ReplacementFound awaitReplacement(SeekReplacement sought);

  /**
   * Gives back what was taken (T13): ends what is still open first, then enables accounts, then
   * gives entitlements. What somebody else took or changed stays as it is.
   */
  SweepResult restore(Restore restore);

  /**
   * Does all that one target still owes, in the order of the stages, and answers only when it is
   * proven.
   *
   * @throws io.temporal.failure.ApplicationFailure retryable, typed by {@link FailureKind}, while
   *     the target is not there yet
   */
  SweepResult catchUp(CatchUp debt);

  /**
   * Says what of these targets only people can do, by what their connectors can; no target is
   * asked.
   */
  Gaps findGaps(FindAccess request);
}
