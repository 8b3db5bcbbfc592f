package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** The sync, page by page; its history begins anew before it grows long. */
public final class InventorySyncWorkflowImpl implements InventorySyncWorkflow {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  /** Who never answers holds nobody up for longer: what is not known yet is known next time. */
  private static final int LOOKS = 40;

  private final InventoryRecordActivities record =
      Workflow.newLocalActivityStub(InventoryRecordActivities.class, SyncReach.record());

  @Override
  public SyncOutcome sync(SyncRequest request) {
    var terms =
        Workflow.newLocalActivityStub(InventorySettingsActivities.class, SyncReach.record())
            .current(request.target());
    var progress = request.progress();
    if (progress == null) {
      progress = open(request, terms);
    }
    for (var page = 0; page < terms.pagesPerRun(); page++) {
      progress = syncPage(request, terms, progress);
      if (progress.cursor() == null) {
        return end(request.target(), terms, progress);
      }
    }
    return Workflow.newContinueAsNewStub(InventorySyncWorkflow.class)
        .sync(new SyncRequest(request.target(), progress));
  }

  private SyncOutcome end(TargetId target, SyncTerms terms, SyncProgress progress) {
    var outcome = record.end(new SyncEnded(progress.sync(), target, progress.pages(), now()));
    var rules = terms.quarantine();
    if (rules != null) {
      new Quarantine(target, rules, now()).ask();
    }
    return outcome;
  }

  private SyncProgress open(SyncRequest request, SyncTerms terms) {
    awaitThoseWhoKnowPeople(terms);
    var sync = new SyncId(Workflow.getInfo().getFirstExecutionRunId());
    var opened = new SyncOpened(sync, request.target(), now());
    record.open(opened);
    return new SyncProgress(opened.sync(), opened.at(), null, 0, 0);
  }

  /**
   * A target that knows people by their names only goes after those that know them by id: else its
   * first sync would give everybody to a person to find out.
   */
  private void awaitThoseWhoKnowPeople(SyncTerms terms) {
    if (terms.correlateBy() == CorrelateBy.SUBJECT_ID) {
      return;
    }
    for (var look = 0; look < LOOKS; look++) {
      var awaited = record.neverSynced(terms.knowPeople());
      if (awaited.isEmpty()) {
        return;
      }
      Workflow.setCurrentDetails("Waits for the first sync of " + awaited);
      Workflow.sleep(LOOK_AGAIN);
    }
  }

  private SyncProgress syncPage(SyncRequest request, SyncTerms terms, SyncProgress before) {
    var summary = "Accounts of %s, page %d".formatted(request.target(), before.pages() + 1);
    var page =
        Workflow.newActivityStub(
                InventoryActivities.class, SyncReach.listing(terms.taskQueue(), summary))
            .listAccounts(new ListAccounts(request.target(), before.cursor(), terms.pageSize()));
    var names = SubjectNames.in(page, terms.correlateBy());
    var known = names.nameNobody() ? KnownSubjects.NONE : record.knownSubjects(names);
    var entries =
        page.accounts().stream().map(account -> InventoryEntry.of(account, terms, known)).toList();
    var namesPeople = terms.correlateBy() == CorrelateBy.SUBJECT_ID;
    record.seen(new PageSeen(before.sync(), request.target(), namesPeople, entries, now()));
    var progress = before.after(page);
    Workflow.setCurrentDetails(
        "%d pages, %d accounts since %s"
            .formatted(progress.pages(), progress.accounts(), progress.startedAt()));
    return progress;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
