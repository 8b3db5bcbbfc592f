package dev.handback.offboarding;

import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.CatchUp;
import dev.handback.offboarding.access.FailureKind;
import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.Gap;
import dev.handback.offboarding.access.Gaps;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.Proof;
import dev.handback.offboarding.access.ProofMethod;
import dev.handback.offboarding.access.ReplacementFound;
import dev.handback.offboarding.access.Restore;
import dev.handback.offboarding.access.Return;
import dev.handback.offboarding.access.SeekReplacement;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.SweepResult;
import dev.handback.offboarding.access.TargetId;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Targets that do what a spec tells them to: be up, be down, lie, or have no connector for it. */
public final class FakeEstate implements AccessActivities {

  /** Targets that do not answer now. */
  public final Set<String> down = ConcurrentHashMap.newKeySet();

  /** Targets that say yes to everything and still let the subject in. */
  public final Set<String> lying = ConcurrentHashMap.newKeySet();

  /** Targets whose account only a person can disable. */
  public final Set<String> manual = ConcurrentHashMap.newKeySet();

  /** Know people by a name that nobody has told. */
  public final Set<String> nameless = ConcurrentHashMap.newKeySet();

  /** What somebody does while targets are asked. */
  public volatile Runnable whenAsked = () -> {};

  /** What somebody does after targets have answered. */
  public volatile Runnable whenFound = () -> {};

  /** What somebody does after a stage was done at a target, for example {@code VERIFY keycloak}. */
  public volatile Consumer<String> whenDone = done -> {};

  /** People who are active everywhere. */
  public final Set<String> active = ConcurrentHashMap.newKeySet();

  /** Targets whose seats only a person can free. */
  public final Set<String> manualSeats = ConcurrentHashMap.newKeySet();

  /** Seats that became cheaper ones, for example {@code atelier designer>viewer}. */
  public final List<String> changed = new CopyOnWriteArrayList<>();

  /** Targets where somebody took the seat away before it could be changed. */
  public final Set<String> withoutSeat = ConcurrentHashMap.newKeySet();

  /** Whether the workers of the targets die over every sweep. */
  public volatile boolean workersDie;

  /** Targets where somebody else locked the account after the run did. */
  public final Set<String> lockedByOthers = ConcurrentHashMap.newKeySet();

  /** What was to be given back. */
  public final List<Suspended> restored = new CopyOnWriteArrayList<>();

  /** What happened, for example {@code REVOKE_SESSIONS keycloak}. */
  public final List<String> log = new CopyOnWriteArrayList<>();

  /** Which account a stage worked on, for example {@code DISABLE_ACCOUNTS directory/ada}. */
  public final Set<String> accountsTouched = ConcurrentHashMap.newKeySet();

  /** Targets with an account of which a sweep was told that it stays. */
  public final Set<String> staying = ConcurrentHashMap.newKeySet();

  /** Targets where something depends on the account. */
  public final Set<String> needed = ConcurrentHashMap.newKeySet();

  /** Everything the subject has, anywhere. */
  public final List<FoundAccess> access = new CopyOnWriteArrayList<>();

  /** Ids of accounts that are not there any more when they are asked for by name. */
  public final Set<String> gone = ConcurrentHashMap.newKeySet();

  /** Ids of accounts that were disabled and not given back. */
  public final Set<String> disabled = ConcurrentHashMap.newKeySet();

  /** A target on which the subject has an account with sessions and a password. */
  public FakeEstate with(String target) {
    for (var kind : List.of(ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ACCOUNT)) {
      access.add(FoundAccess.of(new TargetId(target), kind, account(), "native-" + kind, "ada"));
    }
    return this;
  }

  /** A seat at a target. */
  public FakeEstate withSeat(String target) {
    access.add(seat(target, account()));
    return this;
  }

  /** A certificate that a target issued, by its serial number. */
  public FakeEstate withCertificate(String target, String serial) {
    access.add(certificate(target, serial));
    return this;
  }

  private static FoundAccess certificate(String target, String serial) {
    return FoundAccess.of(
        new TargetId(target),
        ItemKind.CERTIFICATE,
        new AccountRef(serial, "ada"),
        serial,
        "certificate of ada");
  }

  /** A client that a workload signs in as, by its id. */
  public FakeEstate withClient(String target, String name) {
    var account = new AccountRef("client/" + name, name);
    for (var kind : List.of(ItemKind.INTEGRATION, ItemKind.SESSIONS, ItemKind.CREDENTIAL)) {
      access.add(FoundAccess.of(new TargetId(target), kind, account, account.id(), name));
    }
    return this;
  }

  /** One more account that the target takes for the subject's, with all that one can have. */
  public FakeEstate withAnother(String target, String name) {
    var account = new AccountRef("id-" + name, name);
    for (var kind : List.of(ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ACCOUNT)) {
      access.add(FoundAccess.of(new TargetId(target), kind, account, name + "-" + kind, name));
    }
    access.add(seat(target, account));
    return this;
  }

  private static FoundAccess seat(String target, AccountRef account) {
    return new FoundAccess(
        new TargetId(target),
        ItemKind.SEAT,
        account,
        "designer",
        "designer seat",
        new BigDecimal("45.00"),
        "EUR");
  }

  private static AccountRef account() {
    return new AccountRef("ada", "ada");
  }

  @Override
  public AccessFound findAccess(FindAccess request) {
    log.add("PLAN");
    whenAsked.run();
    var unreached = new ArrayList<AccessFound.Unreached>();
    var found = new ArrayList<FoundAccess>();
    for (var target : request.targets()) {
      if (down.contains(target.value())) {
        unreached.add(
            new AccessFound.Unreached(target, FailureKind.UNAVAILABLE, "down", Instant.now()));
      } else {
        request.accounts().stream()
            .filter(account -> !gone.contains(account.id()))
            .forEach(account -> found.addAll(accessOf(target, account)));
        access.stream()
            .filter(one -> request.accounts().isEmpty() && one.target().equals(target))
            .forEach(found::add);
      }
    }
    whenFound.run();
    var unsearched =
        request.targets().stream()
            .filter(target -> nameless.contains(target.value()))
            .map(target -> new AccessFound.Unsearched(target, "nobody told the name"))
            .toList();
    return new AccessFound(found, unreached, unsearched);
  }

  private static List<FoundAccess> accessOf(TargetId target, AccountRef account) {
    return List.of(ItemKind.SESSIONS, ItemKind.CREDENTIAL, ItemKind.ACCOUNT).stream()
        .map(kind -> FoundAccess.of(target, kind, account, account.id(), account.name()))
        .toList();
  }

  @Override
  public AccessFound awaitAccess(FindAccess request) {
    var answer = findAccess(request);
    if (!answer.unreached().isEmpty()) {
      throw ApplicationFailure.newFailure("down", FailureKind.UNAVAILABLE.name());
    }
    return answer;
  }

  @Override
  public SweepResult revokeSessions(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult rotateSecrets(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult checkDependencies(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult disableAccounts(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult verifyNoAccess(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult releaseSeats(Sweep sweep) {
    return sweep(sweep);
  }

  @Override
  public SweepResult restore(Restore restore) {
    restore.items().stream()
        .map(one -> one.item().target())
        .distinct()
        .forEach(target -> log.add("RESTORE " + target));
    restored.addAll(restore.items());
    var outcomes = restore.items().stream().map(this::restoration).toList();
    restore.items().stream()
        .map(one -> one.item().target())
        .distinct()
        .forEach(target -> whenDone.accept("RESTORE " + target));
    return new SweepResult(outcomes);
  }

  private ItemOutcome restoration(Suspended one) {
    var item = one.item();
    var target = item.target().value();
    var at = Instant.now();
    if (down.contains(target)) {
      return new ItemOutcome.Failed(item.id(), Stage.RESTORE, FailureKind.UNAVAILABLE, "down", at);
    }
    disabled.remove(item.account().id());
    var result = lockedByOthers.contains(target) ? Return.Result.NOT_OURS : Return.Result.RESTORED;
    return new ItemOutcome.Returned(item.id(), new Return(result, "restoration at " + target, at));
  }

  @Override
  public SweepResult catchUp(CatchUp debt) {
    var outcomes = new ArrayList<ItemOutcome>();
    for (var stage : debt.stages()) {
      var withPeople =
          outcomes.stream()
              .filter(ItemOutcome.NeedsPerson.class::isInstance)
              .map(ItemOutcome::item)
              .toList();
      var items = debt.items().stream().filter(item -> !withPeople.contains(item.id())).toList();
      var part =
          new Sweep(
              debt.offboarding(),
              stage,
              items,
              List.of(),
              debt.staying(),
              debt.ownPassword(),
              debt.changes());
      for (var outcome : sweep(part).outcomes()) {
        if (outcome instanceof ItemOutcome.Failed || outcome instanceof ItemOutcome.StillAllowed) {
          throw ApplicationFailure.newFailure(outcome.how(), FailureKind.UNAVAILABLE.name());
        }
        outcomes.add(outcome);
      }
      if (stage == Stage.CHECK_DEPENDENCIES
          && debt.signedOff() != null
          && debt.signedOff().isEmpty()
          && needed.contains(debt.target().value())) {
        return new SweepResult(outcomes);
      }
    }
    return new SweepResult(outcomes);
  }

  @Override
  public Gaps findGaps(FindAccess request) {
    var kinds = new ArrayList<Gap>();
    for (var target : request.targets()) {
      if (manual.contains(target.value())) {
        kinds.add(new Gap(target, ItemKind.ACCOUNT, "the connector cannot disable accounts"));
      }
      if (manualSeats.contains(target.value())) {
        kinds.add(new Gap(target, ItemKind.SEAT, "the connector cannot release seats"));
      }
    }
    return new Gaps(kinds);
  }

  @Override
  public ReplacementFound awaitReplacement(SeekReplacement sought) {
    if (!active.contains(sought.name())) {
      throw ApplicationFailure.newFailure(sought.name() + " is not active", "NOT_ACTIVE_YET");
    }
    return new ReplacementFound("replacement %s is active".formatted(sought.name()));
  }

  private SweepResult sweep(Sweep sweep) {
    sweep.staying().forEach(account -> staying.add(account.target().value()));
    if (workersDie) {
      throw new IllegalStateException("this worker dies");
    }
    sweep.items().stream()
        .map(AccessItem::target)
        .distinct()
        .forEach(target -> log.add(sweep.stage() + " " + target));
    var outcomes =
        sweep.items().stream()
            .filter(item -> sweep.stage().concerns(item.kind()))
            .map(item -> outcome(sweep, item))
            .toList();
    sweep.items().stream()
        .map(AccessItem::target)
        .distinct()
        .forEach(target -> whenDone.accept(sweep.stage() + " " + target));
    return new SweepResult(outcomes);
  }

  private ItemOutcome outcome(Sweep sweep, AccessItem item) {
    var outcome = outcome(sweep.stage(), item);
    var change = sweep.changes().stream().filter(one -> one.seat().equals(item.id())).findFirst();
    if (change.isEmpty() || !(outcome instanceof ItemOutcome.Done)) {
      return outcome;
    }
    var target = item.target().value();
    if (withoutSeat.contains(target)) {
      var seen = new Proof(ProofMethod.READ_BACK, "no seat at all", outcome.at());
      return new ItemOutcome.Proven(item.id(), sweep.stage(), seen);
    }
    changed.add("%s %s>%s".formatted(target, item.nativeId(), change.get().sku()));
    return outcome;
  }

  private ItemOutcome outcome(Stage stage, AccessItem item) {
    var target = item.target().value();
    var at = Instant.now();
    if (down.contains(target)) {
      return new ItemOutcome.Failed(item.id(), stage, FailureKind.UNAVAILABLE, "down", at);
    }
    if (stage == Stage.DISABLE_ACCOUNTS && manual.contains(target)) {
      return new ItemOutcome.NeedsPerson(item.id(), stage, "no connector", at);
    }
    if (stage == Stage.DISABLE_ACCOUNTS) {
      disabled.add(item.account().id());
    }
    if (stage == Stage.RELEASE_SEATS && manualSeats.contains(target)) {
      return new ItemOutcome.NeedsPerson(item.id(), stage, "no connector", at);
    }
    if (stage == Stage.VERIFY) {
      return lying.contains(target)
          ? new ItemOutcome.StillAllowed(item.id(), stage, "still gets in", at)
          : new ItemOutcome.Proven(
              item.id(), stage, new Proof(ProofMethod.TRIED, "sign-in refused", at));
    }
    accountsTouched.add("%s %s/%s".formatted(stage, target, item.account().name()));
    var residual =
        stage == Stage.CHECK_DEPENDENCIES && needed.contains(target)
            ? List.of("the nightly report runs as ada")
            : List.<String>of();
    return new ItemOutcome.Done(item.id(), stage, "done", at, List.of(), residual);
  }
}
