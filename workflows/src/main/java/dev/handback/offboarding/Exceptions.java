package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.Disposition;
import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.TargetAccount;
import dev.handback.offboarding.obligation.ObligationId;
import dev.handback.offboarding.obligation.ObligationKind;
import dev.handback.offboarding.obligation.ObligationState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Access that stays for a time, approved: it keeps the run open, and lapses into removal by itself
 * (requirement O4).
 */
final class Exceptions {

  private final OffboardingRequest request;
  private final RunItems items;
  private final Obligations obligations;
  private final ConnectorDebts debts;
  private final Journal journal;
  private final Terms terms;
  private final Set<ItemId> granted = new LinkedHashSet<>();

  Exceptions(
      OffboardingRequest request,
      RunItems items,
      Obligations obligations,
      ConnectorDebts debts,
      Journal journal,
      Terms terms) {
    this.request = request;
    this.items = items;
    this.obligations = obligations;
    this.debts = debts;
    this.journal = journal;
    this.terms = terms;
  }

  /** Never from the subject or the requester, never for what is gone or for a time that is past. */
  void take(ExceptionGrant grant) {
    var allowed =
        !terms.isSubject(grant.by()) && !grant.by().equals(request.source().triggeredBy());
    if (allowed && items.isOwed(grant.item()) && grant.until().isAfter(Journal.now())) {
      grant(items.state(grant.item()).item(), grant);
    }
  }

  /** An owner's KEEP is an exception of its own right. */
  void keep(AccessItem account, SignOff word) {
    var until = word.until() == null ? Journal.now() : word.until();
    var reason = word.comment() == null ? "its owner keeps it" : word.comment();
    grant(
        account,
        new ExceptionGrant(
            account.id(),
            reason,
            until,
            account.name(),
            null,
            ExceptionGrant.Register.GENERAL,
            word.by(),
            word.at()));
  }

  /** Whether an exception has come to its end. */
  boolean lapsed() {
    return granted.stream().anyMatch(this::hasLapsed);
  }

  /** What was excepted goes back to work, with whatever sessions it has by now. */
  void takeLapsed() {
    for (var id : List.copyOf(granted)) {
      if (hasLapsed(id)) {
        granted.remove(id);
        var how = "the exception is over";
        var over = items.state(id).item();
        if (over.exposed()) {
          items.signOff(TargetAccount.of(over));
        }
        var back = exceptedWith(over).stream().map(item -> resumed(item, how)).toList();
        journal.report(back, items.apply(back));
      }
    }
  }

  private boolean hasLapsed(ItemId item) {
    return obligations.hasLapsed(item, ObligationKind.EXCEPTION)
        && items.state(item).disposition() == Disposition.EXCEPTION_APPROVED;
  }

  private void grant(AccessItem item, ExceptionGrant grant) {
    var how = "%s excepts it until %s: %s".formatted(grant.by(), grant.until(), grant.reason());
    obligations.endFor(item.id(), ObligationState.MET, grant.by(), how);
    var excepted = partsOf(item).stream().map(part -> excepted(part, grant, how)).toList();
    journal.report(excepted, items.apply(excepted));
    var left =
        debts.endFor(item.target(), grant.by(), how).stream()
            .map(other -> resumed(other, "what was chased with it goes on"))
            .toList();
    journal.report(left, items.apply(left));
    items.release(TargetAccount.of(item));
    granted.add(item.id());
    journal.excepted(grant, lapseOf(item, grant, how));
  }

  private List<AccessItem> partsOf(AccessItem item) {
    var owed = seatsOf(item).stream().filter(seat -> items.isOwed(seat.id()));
    return Stream.concat(items.partsOf(item).stream(), owed).toList();
  }

  private List<AccessItem> exceptedWith(AccessItem item) {
    var stayed =
        seatsOf(item).stream()
            .filter(seat -> items.state(seat.id()).disposition() == Disposition.EXCEPTION_APPROVED);
    return Stream.concat(items.excepted(item).stream(), stayed).toList();
  }

  /** Who still needs an account needs its seat; a leaver's seat goes, whatever stays (T9, L5). */
  private List<AccessItem> seatsOf(AccessItem item) {
    return request.trigger() == Trigger.INACTIVITY && item.kind() == ItemKind.ACCOUNT
        ? items.seatsOf(TargetAccount.of(item))
        : List.of();
  }

  private ObligationId lapseOf(AccessItem item, ExceptionGrant grant, String how) {
    return obligations.open(
        ObligationKind.EXCEPTION,
        item.id(),
        item.target(),
        item.owner(),
        Duration.between(Journal.now(), grant.until()),
        how);
  }

  private static ItemOutcome excepted(AccessItem item, ExceptionGrant grant, String how) {
    return new ItemOutcome.Excepted(item.id(), stageOf(item), grant.until(), how, grant.at());
  }

  private static ItemOutcome resumed(AccessItem item, String how) {
    return new ItemOutcome.Resumed(item.id(), stageOf(item), how, Journal.now());
  }

  private static Stage stageOf(AccessItem item) {
    return item.kind() == ItemKind.SEAT ? Stage.RELEASE_SEATS : Stage.DISABLE_ACCOUNTS;
  }
}
