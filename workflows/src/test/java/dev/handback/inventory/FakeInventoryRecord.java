package dev.handback.inventory;

import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what syncs told the record, as its tables would. */
public final class FakeInventoryRecord implements InventoryRecordActivities {

  /** What each account, by target and id, was last seen as. */
  public final Map<String, InventoryEntry> accounts = new ConcurrentHashMap<>();

  /** Pages, in the order they were told. */
  public final List<PageSeen> pages = new CopyOnWriteArrayList<>();

  /** Syncs that began. */
  public final List<SyncOpened> opened = new CopyOnWriteArrayList<>();

  /** Syncs that ended. */
  public final List<SyncEnded> ended = new CopyOnWriteArrayList<>();

  /** Who was named by id. */
  public final Set<KnownSubject> known = ConcurrentHashMap.newKeySet();

  @Override
  public List<TargetId> neverSynced(List<TargetId> targets) {
    return targets.stream()
        .filter(target -> ended.stream().noneMatch(sync -> sync.target().equals(target)))
        .toList();
  }

  @Override
  public void open(SyncOpened sync) {
    opened.add(sync);
  }

  @Override
  public KnownSubjects knownSubjects(SubjectNames names) {
    return new KnownSubjects(List.copyOf(known));
  }

  @Override
  public void seen(PageSeen page) {
    pages.add(page);
    for (var entry : page.entries()) {
      accounts.put(page.target() + " " + entry.listed().account().id(), entry);
      var names = entry.listed().names();
      if (page.namesPeople() && names.subjectId() != null) {
        known.add(new KnownSubject(names.subjectId(), null, names.email()));
      }
    }
  }

  @Override
  public SyncOutcome end(SyncEnded sync) {
    ended.add(sync);
    var seen =
        pages.stream()
            .filter(page -> page.sync().equals(sync.sync()))
            .flatMap(page -> page.entries().stream())
            .toList();
    var quarantined =
        seen.stream()
            .filter(entry -> entry.correlation() instanceof Correlation.Quarantined)
            .count();
    return new SyncOutcome(sync.target(), seen.size(), (int) quarantined, 0);
  }
}
