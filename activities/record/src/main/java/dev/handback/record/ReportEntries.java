package dev.handback.record;

import dev.handback.offboarding.access.ItemId;
import dev.handback.offboarding.record.StageReport;
import dev.handback.record.evidence.Entry;
import dev.handback.record.evidence.OutcomeEntries;
import dev.handback.record.evidence.RunEntries;
import dev.handback.record.item.ItemName;
import dev.handback.record.item.Items;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a stage did, as entries of the run's chain. */
final class ReportEntries {

  private ReportEntries() {}

  static List<Entry> of(Connection connection, StageReport report) throws SQLException {
    var id = report.offboarding();
    var names = names(connection, report);
    var entries = new ArrayList<Entry>();
    for (var outcome : report.outcomes()) {
      entries.add(OutcomeEntries.of(id, outcome, known(names, outcome.item())));
    }
    report.seats().forEach(seat -> entries.add(RunEntries.moved(id, seat)));
    return entries;
  }

  /** From the message; from the plan only when the message leaves an item out. */
  private static Map<ItemId, ItemName> names(Connection connection, StageReport report)
      throws SQLException {
    var names = new HashMap<ItemId, ItemName>();
    report.items().forEach(state -> names.put(state.item().id(), ItemName.of(state.item())));
    if (!report.outcomes().stream().allMatch(outcome -> names.containsKey(outcome.item()))) {
      Items.names(connection, report.offboarding()).forEach(names::putIfAbsent);
    }
    return names;
  }

  private static ItemName known(Map<ItemId, ItemName> names, ItemId item) {
    var name = names.get(item);
    if (name == null) {
      throw new IllegalArgumentException("Item " + item + " was never planned");
    }
    return name;
  }
}
