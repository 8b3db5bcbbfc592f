package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The inventory in the record. Every message may come twice and is written once. */
@ActivityInterface(namePrefix = "InventoryRecord_")
public interface InventoryRecordActivities {

  /** Which of these targets have never been synced to the end. */
  List<TargetId> neverSynced(List<TargetId> targets);

  /** A sync begins. */
  void open(SyncOpened opened);

  /** Who of these is known. */
  KnownSubjects knownSubjects(SubjectNames names);

  /** Accounts that are there. */
  void seen(PageSeen page);

  /**
   * Marks what this sync has not seen as gone. One that has seen nothing at all marks nothing: an
   * estate does not empty itself, a wrong base or a missing right looks the same.
   */
  SyncOutcome end(SyncEnded ended);
}
