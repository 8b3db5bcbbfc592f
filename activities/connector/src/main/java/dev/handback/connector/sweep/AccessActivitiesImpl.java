package dev.handback.connector.sweep;

import dev.handback.connector.ConnectorException;
import dev.handback.connector.FindsAccess;
import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.Stage;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.SubjectKind;
import dev.handback.offboarding.access.AccessActivities;
import dev.handback.offboarding.access.AccessFound;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.CatchUp;
import dev.handback.offboarding.access.FindAccess;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.Gaps;
import dev.handback.offboarding.access.ItemOutcome;
import dev.handback.offboarding.access.ReplacementFound;
import dev.handback.offboarding.access.Restore;
import dev.handback.offboarding.access.SeekReplacement;
import dev.handback.offboarding.access.Suspended;
import dev.handback.offboarding.access.Sweep;
import dev.handback.offboarding.access.SweepResult;
import dev.handback.offboarding.access.TargetId;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the process does to the estate: sweeps over all targets, and the chase of one. */
public final class AccessActivitiesImpl implements AccessActivities, AutoCloseable {

  /** A reserved name (RFC 2606): nobody's, anywhere. */
  private static final String NOBODYS_ADDRESS = "handback-greeting@example.invalid";

  private final Targets targets;
  private final StageWork work;
  private final ExposureWork exposures;
  private final RestoreWork restoring;
  private final Sweeps sweeps;
  private final Clock clock;
  private final AllAtOnce allAtOnce = new AllAtOnce();

  public AccessActivitiesImpl(Targets targets, ThrowAwayPasswords passwords, Clock clock) {
    this.targets = targets;
    this.work = new StageWork(passwords, clock);
    this.exposures = new ExposureWork(passwords, clock);
    this.restoring = new RestoreWork(clock);
    this.sweeps = new Sweeps(targets, allAtOnce);
    this.clock = clock;
  }

  /**
   * Asks every target for somebody who does not exist: says which do not answer, and has
   * connections and classes ready before the first real subject, whose containment counts in
   * seconds (T7).
   */
  public List<AccessFound.Unreached> greetTargets() {
    var nobody =
        new Subject(SubjectKind.EMPLOYEE, "handback-greeting", NOBODYS_ADDRESS, null, null);
    var greeting = new FindAccess(new OffboardingId("greeting"), nobody, List.of());
    return allAtOnce
        .run(
            targets.all(),
            target -> {
              find(target, greeting);
              return Optional.<AccessFound.Unreached>empty();
            },
            (target, failure) -> Optional.of(unreached(target.id(), failure)),
            finished -> {})
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public AccessFound findAccess(FindAccess request) {
    var unreached = Collections.synchronizedList(new ArrayList<AccessFound.Unreached>());
    var known =
        sweeps.known(request.targets(), (id, failure) -> unreached.add(unreached(id, failure)));
    var found =
        allAtOnce.run(
            known,
            target -> find(target, request),
            (target, failure) -> {
              unreached.add(unreached(target.id(), failure));
              return List.<FoundAccess>of();
            },
            finished -> Activity.getExecutionContext().heartbeat(finished.size()));
    return new AccessFound(
        found.stream().flatMap(List::stream).toList(), unreached, unsearched(known, request));
  }

  private static List<AccessFound.Unsearched> unsearched(List<Target> known, FindAccess request) {
    return request.accounts().isEmpty()
        ? known.stream().flatMap(target -> target.unsearchable(request.subject()).stream()).toList()
        : List.of();
  }

  @Override
  public AccessFound awaitAccess(FindAccess request) {
    try {
      var known = request.targets().stream().map(targets::get).toList();
      var found =
          Heartbeat.during(
              Activity.getExecutionContext(),
              () -> known.stream().flatMap(target -> find(target, request).stream()).toList());
      return new AccessFound(found, List.of(), unsearched(known, request));
    } catch (ConnectorException failure) {
      throw Failures.of(failure);
    }
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
  public ReplacementFound awaitReplacement(SeekReplacement sought) {
    try {
      return Replacements.seek(targets.get(sought.target()), sought.name());
    } catch (ConnectorException failure) {
      throw Failures.of(failure);
    }
  }

  @Override
  public SweepResult catchUp(CatchUp debt) {
    try {
      var context = Activity.getExecutionContext();
      var chase = new Chase(work, targets.get(debt.target()), context);
      return new SweepResult(Heartbeat.during(context, () -> chase.run(debt)));
    } catch (ConnectorException failure) {
      throw Failures.of(failure);
    }
  }

  @Override
  public Gaps findGaps(FindAccess request) {
    // a target that this worker does not know was unreached already when it was asked what is there
    var known = sweeps.known(request.targets(), (id, unknown) -> {});
    return new Gaps(known.stream().flatMap(target -> Lacking.of(target).stream()).toList());
  }

  @Override
  public SweepResult restore(Restore restore) {
    return sweeps.run(restore.items(), Suspended::item, restoring::run, restoring::failed);
  }

  private SweepResult sweep(Sweep sweep) {
    return sweeps.run(
        sweep.items(),
        Function.identity(),
        (target, items) -> work.run(sweep.stage(), target, part(sweep, items)),
        (items, failure) -> failed(sweep.stage(), items, failure));
  }

  private static Sweep part(Sweep sweep, List<AccessItem> items) {
    return new Sweep(
        sweep.offboarding(),
        sweep.stage(),
        items,
        sweep.controlled(),
        sweep.staying(),
        sweep.ownPassword(),
        sweep.changes());
  }

  /** What the subject has, and what of others it can read there (S2); or all of these accounts. */
  private List<FoundAccess> find(Target target, FindAccess request) {
    if (!(target.connector() instanceof FindsAccess finds)) {
      return List.of();
    }
    if (!request.accounts().isEmpty()) {
      return request.accounts().stream()
          .flatMap(account -> finds.accessOf(account).stream())
          .toList();
    }
    var found = finds.findAccess(request.subject());
    var read = exposures.find(target, request.offboarding(), found);
    return Stream.concat(found.stream(), read.stream()).toList();
  }

  private List<ItemOutcome> failed(
      Stage stage, List<AccessItem> items, ConnectorException failure) {
    return Outcomes.failed(
        stage, items, failure.kind(), String.valueOf(failure.getMessage()), clock.instant());
  }

  private AccessFound.Unreached unreached(TargetId id, ConnectorException failure) {
    return new AccessFound.Unreached(
        id, failure.kind(), String.valueOf(failure.getMessage()), clock.instant());
  }

  @Override
  public void close() {
    allAtOnce.close();
    targets.close();
  }
}
