package dev.handback.offboarding.plan;

import static java.util.function.Predicate.not;

import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.KeptAccess;
import dev.handback.offboarding.access.TargetBrief;
import dev.handback.offboarding.access.TargetId;
import dev.handback.offboarding.seat.SeatDowngrade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of what was found goes, and which stays: each trigger's own answer (requirements T1 to
 * T10). A pure decision.
 */
public record Scope(List<FoundAccess> going, List<KeptAccess> kept) {

  private static final String STAYS = "the new role keeps it";
  private static final String ITS_ACCOUNT_STAYS = "its account stays";
  private static final String HOLDS_WHAT_STAYS = "the account holds what stays";
  private static final String WORKS_ON_RETURN = "it is to work again on return";
  private static final String OPENS_NOTHING = "it opens nothing while its account is suspended";
  private static final String HELD_FOR_RETURN = "it is held for the return";
  private static final String NOT_MEANT = "the event is not about it";
  private static final String ANOTHER_APPLICATION =
      "it is another application: only what it has of this one goes";
  private static final String ONLY_ITS_SEAT = "only its seat becomes a cheaper one";
  private static final String SEVERAL_USE_IT = "several people use the account";

  public Scope {
    going = List.copyOf(going);
    kept = List.copyOf(kept);
  }

  /**
   * Decides account by account.
   *
   * @param birthright what everybody in the company has, whatever their role, named as in {@link
   *     OffboardingRequest#keep}
   */
  public static Scope of(
      OffboardingRequest request,
      List<String> birthright,
      List<TargetBrief> estate,
      List<FoundAccess> found) {
    var several = isSharedIn(estate);
    var own = found.stream().filter(not(several)).toList();
    return request.trigger().isAboutPerson()
        ? ofOne(request, birthright, own)
            .and(shared(request, birthright, found.stream().filter(several).toList()))
        : ofOne(request, birthright, found);
  }

  private static Scope ofOne(
      OffboardingRequest request, List<String> birthright, List<FoundAccess> found) {
    if (request.downgrade() != null) {
      return seatAlone(request.downgrade(), found);
    }
    return switch (request.trigger()) {
      case ROLE_CHANGE -> newRole(names(request.keep(), birthright), found);
      case POLICY, INACTIVITY -> only(names(request.only(), List.of()), found);
      case LEAVE -> suspension(found);
      case APPLICATION_RETIREMENT -> retired(found);
      case TERMINATION, CONTRACT_END, VENDOR_END, RISK, WORKLOAD_RETIREMENT ->
          new Scope(found, List.of());
    };
  }

  /** T6: everything of it; of another application only what it had of this one, which stays. */
  private static Scope retired(List<FoundAccess> found) {
    var own =
        found.stream().filter(one -> one.kind() != ItemKind.ENTITLEMENT).map(Holder::of).toList();
    var others =
        found.stream()
            .filter(one -> !own.contains(Holder.of(one)))
            .map(one ->
                new KeptAccess(
                    one.target(),
                    ItemKind.INTEGRATION,
                    one.account(),
                    one.account().id(),
                    one.account().name(),
                    ANOTHER_APPLICATION))
            .distinct()
            .toList();
    return new Scope(found, others);
  }

  /** P1, L8: nobody's own, whatever its name says; only its password must not be known any more. */
  private static Scope shared(
      OffboardingRequest request, List<String> birthright, List<FoundAccess> found) {
    Predicate<FoundAccess> stays =
        request.trigger() == Trigger.ROLE_CHANGE
            ? names(request.keep(), birthright)
            : access -> false;
    return byAccount(
        found,
        (access, ofAccount) ->
            isSecret(access.kind()) && ofAccount.stream().noneMatch(stays) ? null : SEVERAL_USE_IT);
  }

  private static boolean isSecret(ItemKind kind) {
    return kind == ItemKind.CREDENTIAL || kind == ItemKind.CERTIFICATE;
  }

  private static Predicate<FoundAccess> isSharedIn(List<TargetBrief> estate) {
    return access ->
        estate.stream()
            .anyMatch(
                target -> target.id().equals(access.target()) && target.shares(access.account()));
  }

  private Scope and(Scope other) {
    return new Scope(
        Stream.concat(going.stream(), other.going().stream()).toList(),
        Stream.concat(kept.stream(), other.kept().stream()).toList());
  }

  /** T2: what is named stays, and the account that holds it; sessions know the old role and go. */
  private static Scope newRole(Predicate<FoundAccess> named, List<FoundAccess> found) {
    return byAccount(
        found,
        (access, ofAccount) -> {
          var accountStays = ofAccount.stream().anyMatch(named);
          return switch (access.kind()) {
            case SESSIONS -> null;
            case ACCOUNT -> accountStays ? HOLDS_WHAT_STAYS : null;
            case CREDENTIAL -> accountStays ? ITS_ACCOUNT_STAYS : null;
            case CERTIFICATE, ENTITLEMENT, DELEGATION, INTEGRATION, SEAT ->
                named.test(access) ? STAYS : null;
          };
        });
  }

  /**
   * T3: who comes back finds everything as it was, so only what lets them in goes meanwhile. A
   * certificate does, with no account to suspend.
   */
  private static Scope suspension(List<FoundAccess> found) {
    return byAccount(
        found,
        (access, ofAccount) ->
            switch (access.kind()) {
              case ACCOUNT, INTEGRATION, SESSIONS, CERTIFICATE -> null;
              case CREDENTIAL -> WORKS_ON_RETURN;
              case ENTITLEMENT, DELEGATION -> OPENS_NOTHING;
              case SEAT -> HELD_FOR_RETURN;
            });
  }

  /** T8, T9: what is named goes, with the sessions that carry it; an account with all it has. */
  private static Scope only(Predicate<FoundAccess> named, List<FoundAccess> found) {
    return byAccount(
        found,
        (access, ofAccount) -> {
          var accountGoes =
              ofAccount.stream().anyMatch(one -> one.kind().signsIn() && named.test(one));
          var goes =
              accountGoes
                  || named.test(access)
                  || (access.kind() == ItemKind.SESSIONS && ofAccount.stream().anyMatch(named));
          return goes ? null : NOT_MEANT;
        });
  }

  /** T9: its account is used or not, as before: nobody's session ends for a cheaper seat. */
  private static Scope seatAlone(SeatDowngrade downgrade, List<FoundAccess> found) {
    return byAccount(
        found,
        (access, ofAccount) ->
            downgrade.means(access)
                ? null
                : downgrade.isOfAccount(access) ? ONLY_ITS_SEAT : NOT_MEANT);
  }

  private static Scope byAccount(List<FoundAccess> found, Decision decision) {
    var accounts =
        found.stream()
            .collect(Collectors.groupingBy(Holder::of, LinkedHashMap::new, Collectors.toList()));
    return decided(accounts, decision);
  }

  private static Scope decided(Map<Holder, List<FoundAccess>> accounts, Decision decision) {
    var going = new ArrayList<FoundAccess>();
    var kept = new ArrayList<KeptAccess>();
    for (var ofAccount : accounts.values()) {
      for (var access : ofAccount) {
        var why = decision.whyKept(access, ofAccount);
        if (why == null) {
          going.add(access);
        } else {
          kept.add(KeptAccess.of(access, why));
        }
      }
    }
    return new Scope(going, kept);
  }

  private static Predicate<FoundAccess> names(List<String> some, List<String> more) {
    var names = Stream.concat(some.stream(), more.stream()).map(AccessName::new).toList();
    return found -> names.stream().anyMatch(name -> name.names(found));
  }

  private record Holder(TargetId target, AccountRef account) {
    static Holder of(FoundAccess found) {
      return new Holder(found.target(), found.account());
    }
  }

  /** Why something stays, given all that its account has; null when it goes. */
  private interface Decision {
    @Nullable String whyKept(FoundAccess access, List<FoundAccess> ofAccount);
  }
}
