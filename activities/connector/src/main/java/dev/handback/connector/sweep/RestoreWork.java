package dev.handback.connector.sweep;

import static java.util.stream.Collectors.toList;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.CountsSeats;
import dev.handback.connector.EndsSessions;
import dev.handback.connector.ReadBack;
import dev.handback.connector.ReadsBack;
import dev.handback.connector.Restoration;
import dev.handback.connector.RestoresAccounts;
import dev.handback.connector.RestoresEntitlements;
import dev.handback.connector.Snapshot;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.Return.Result;
import dev.handback.offboarding.access.Suspended;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives back what was taken on one target, account by account (requirement T13): what is still open
 * ends first, then the account is enabled, then it gets back what it may do.
 */
final class RestoreWork {

  private final Clock clock;

  RestoreWork(Clock clock) {
    this.clock = clock;
  }

  List<ItemOutcome> run(Target target, List<Suspended> items) {
    return items.stream()
        .collect(Collectors.groupingBy(one -> one.item().account(), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .flatMap(ofAccount -> account(target, ofAccount).stream())
        .toList();
  }

  /** A target that did not do it: all of it is owed still. */
  List<ItemOutcome> failed(List<Suspended> items, ConnectorException failure) {
    return items.stream()
        .map(one ->
            (ItemOutcome)
                new ItemOutcome.Failed(
                    one.item().id(),
                    Stage.RESTORE,
                    failure.kind(),
                    String.valueOf(failure.getMessage()),
                    clock.instant()))
        .toList();
  }

  private List<ItemOutcome> account(Target target, List<Suspended> items) {
    var outcomes = new ArrayList<ItemOutcome>();
    items.stream()
        .filter(one -> one.item().kind().signsIn())
        .map(one -> attempt(one, () -> enable(target, one)))
        .forEach(outcomes::add);
    var standsInTheWay = outcomes.stream().filter(one -> !isThere(one)).findFirst();
    items.stream()
        .filter(one -> !one.item().kind().signsIn())
        .map(one -> attempt(one, () -> part(target, one.item(), standsInTheWay)))
        .forEach(outcomes::add);
    return outcomes;
  }

  private ItemOutcome attempt(Suspended one, Supplier<ItemOutcome> work) {
    return Outcomes.attempt(one.item(), Stage.RESTORE, clock, work);
  }

  private ItemOutcome enable(Target target, Suspended one) {
    var item = one.item();
    if (!(target.connector() instanceof RestoresAccounts restores)) {
      return returned(item, Result.NOT_OURS, byHand(target, "enable accounts"));
    }
    if (!Snapshot.wasEnabled(item)) {
      return returned(
          item, Result.NOT_OURS, "no snapshot says that it was enabled before Handback came");
    }
    endWhatIsOpen(target, item);
    var left = new RestoresAccounts.Left(one.told(), one.fingerprints());
    return returned(item, restores.enableAccount(item.account(), left));
  }

  /** Old sessions end before there is an account for them; those of one that is back are new. */
  private static void endWhatIsOpen(Target target, AccessItem item) {
    var enabled =
        target.connector() instanceof ReadsBack reads
            && reads.readBack(item) instanceof ReadBack.Present;
    if (!enabled && target.connector() instanceof EndsSessions ends) {
      ends.endSessions(item.account());
    }
  }

  private ItemOutcome part(Target target, AccessItem item, Optional<ItemOutcome> standsInTheWay) {
    if (item.kind() == ItemKind.SEAT) {
      return seat(target, item);
    }
    if (standsInTheWay.isPresent()) {
      return withItsAccount(item, standsInTheWay.get());
    }
    return target.connector() instanceof RestoresEntitlements restores
        ? returned(item, restores.giveBack(item))
        : returned(item, Result.NOT_OURS, byHand(target, "give entitlements"));
  }

  /** Rights are no use to an account that stays shut, and are given when it is open. */
  private ItemOutcome withItsAccount(AccessItem item, ItemOutcome account) {
    return account instanceof ItemOutcome.Failed failed
        ? new ItemOutcome.Failed(
            item.id(), Stage.RESTORE, failed.kind(), failed.how(), clock.instant())
        : returned(item, Result.NOT_OURS, "its account stays as it is: " + account.how());
  }

  /** A release that did not end is looked at: only what the vendor still counts is still there. */
  private ItemOutcome seat(Target target, AccessItem seat) {
    var held =
        target.connector() instanceof CountsSeats counts && counts.countSeats(seat).heldBySubject();
    return held
        ? returned(seat, Result.ALREADY_THERE, "the vendor still counts it as held")
        : returned(seat, Result.IRREVERSIBLE, "the vendor does not count it as held any more");
  }

  private static boolean isThere(ItemOutcome outcome) {
    return outcome instanceof ItemOutcome.Returned back && back.what().result().there();
  }

  private ItemOutcome returned(AccessItem item, Restoration restoration) {
    var result =
        switch (restoration) {
          case Restoration.Restored restored -> Result.RESTORED;
          case Restoration.AlreadyThere there -> Result.ALREADY_THERE;
          case Restoration.NotOurs notOurs -> Result.NOT_OURS;
          case Restoration.Irreversible irreversible -> Result.IRREVERSIBLE;
        };
    return returned(item, result, restoration.how());
  }

  private ItemOutcome returned(AccessItem item, Result result, String how) {
    return new ItemOutcome.Returned(item.id(), new Return(result, how, clock.instant()));
  }

  private static String byHand(Target target, String what) {
    return "the connector of %s cannot %s: by hand".formatted(target.id(), what);
  }
}
