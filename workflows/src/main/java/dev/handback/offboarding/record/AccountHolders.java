package dev.handback.offboarding.record;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.TargetAccount;
import java.util.List;

/**
 * Which other offboardings are about these accounts (requirement T13).
 *
 * @param stand those that nobody took back: what they hold stays shut
 * @param takenBack accounts as others took them that were taken back themselves, and left them shut
 *     because of this one
 */
public record AccountHolders(List<Stand> stand, List<Suspended> takenBack) {

  public AccountHolders {
    stand = List.copyOf(stand);
    takenBack = List.copyOf(takenBack);
  }

  /** An offboarding that holds an account. */
  public record Stand(TargetAccount account, OffboardingId offboarding, Trigger trigger) {}

  /** Asks for the others of these accounts. */
  public record Question(OffboardingId offboarding, List<TargetAccount> accounts) {

    public Question {
      accounts = List.copyOf(accounts);
    }
  }
}
