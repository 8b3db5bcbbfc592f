package dev.handback.record.inventory;

import dev.handback.inventory.InventoryRecordActivities;
import dev.handback.inventory.KnownSubjects;
import dev.handback.inventory.PageSeen;
import dev.handback.inventory.SubjectNames;
import dev.handback.inventory.SyncEnded;
import dev.handback.inventory.SyncOpened;
import dev.handback.inventory.SyncOutcome;
import dev.handback.offboarding.access.TargetId;
import dev.handback.record.sql.RecordTransactions;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes what syncs tell, each message in one transaction. Told again, it changes nothing. */
@Singleton
public final class InventoryRecordActivitiesImpl implements InventoryRecordActivities {
  private final RecordTransactions transactions;

  InventoryRecordActivitiesImpl(RecordTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<TargetId> neverSynced(List<TargetId> targets) {
    return transactions.read(connection -> Syncs.neverComplete(connection, targets));
  }

  @Override
  public void open(SyncOpened opened) {
    transactions.write(connection -> Syncs.open(connection, opened));
  }

  @Override
  public KnownSubjects knownSubjects(SubjectNames names) {
    return transactions.read(connection -> SubjectRegister.find(connection, names));
  }

  @Override
  public void seen(PageSeen page) {
    transactions.write(connection -> {
      InventoryAccounts.save(connection, page);
      if (page.namesPeople()) {
        SubjectRegister.save(connection, page);
      }
      return true;
    });
  }

  @Override
  public SyncOutcome end(SyncEnded ended) {
    return transactions.write(connection -> {
      var listed = InventoryAccounts.count(connection, ended);
      if (listed.accounts() > 0) {
        InventoryAccounts.markGone(connection, ended);
      }
      var outcome =
          new SyncOutcome(
              ended.target(),
              listed.accounts(),
              listed.quarantined(),
              InventoryAccounts.gone(connection, ended));
      Syncs.end(connection, ended, outcome);
      return outcome;
    });
  }
}
