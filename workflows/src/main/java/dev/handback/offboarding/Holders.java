package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.record.AccountHolders;
import dev.handback.offboarding.record.AccountHolders.Stand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What other offboardings hold is not given back by this one (requirement T13): an account that a
 * risk run has shut stays shut when a leave beside it ends.
 */
final class Holders {

  private final OffboardingId offboarding;
  private final Journal journal;

  Holders(OffboardingId offboarding, Journal journal) {
    this.offboarding = offboarding;
    this.journal = journal;
  }

  /** What may be given back, and what others hold, as outcomes. */
  record Answer(List<Suspended> free, List<ItemOutcome> held) {}

  /** Asks the record, each time anew. */
  Answer of(List<Suspended> wanted) {
    var accounts = wanted.stream().map(one -> TargetAccount.of(one.item())).distinct().toList();
    if (accounts.isEmpty()) {
      return new Answer(List.of(), List.of());
    }
    var others = journal.holders(new AccountHolders.Question(offboarding, accounts));
    var free = new ArrayList<Suspended>();
    var held = new ArrayList<ItemOutcome>();
    for (var one : wanted) {
      var stands = standing(others, one.item());
      if (stands.isEmpty()) {
        free.add(withThoseTakenBack(one, others));
      } else {
        held.add(heldBy(one.item(), stands));
      }
    }
    return new Answer(free, held);
  }

  private static List<Stand> standing(AccountHolders others, AccessItem item) {
    return others.stand().stream()
        .filter(stand -> stand.account().equals(TargetAccount.of(item)))
        .toList();
  }

  private static ItemOutcome heldBy(AccessItem item, List<Stand> stands) {
    var first = stands.getFirst();
    var how =
        "offboarding %s (%s) holds the account".formatted(first.offboarding(), first.trigger());
    return new ItemOutcome.Returned(
        item.id(), new Return(Return.Result.NOT_OURS, how, Journal.now()));
  }

  /** The last one to be taken back gives back what the ones before it had left shut for it. */
  private static Suspended withThoseTakenBack(Suspended one, AccountHolders others) {
    if (!one.item().kind().signsIn()) {
      return one;
    }
    var theirs =
        others.takenBack().stream()
            .filter(other -> TargetAccount.of(other.item()).equals(TargetAccount.of(one.item())))
            .toList();
    if (theirs.isEmpty()) {
      return one;
    }
    var prints =
        Stream.concat(Stream.of(one), theirs.stream())
            .flatMap(each -> each.fingerprints().stream())
            .distinct()
            .toList();
    var told = one.told() || theirs.stream().anyMatch(Suspended::told);
    return new Suspended(one.item().being(theirs.getFirst().item().snapshot()), told, prints);
  }
}
