package dev.handback.record.watch;

import dev.handback.offboarding.OffboardingId;
import dev.handback.offboarding.OffboardingRequest;
import dev.handback.offboarding.OffboardingState;
import dev.handback.offboarding.RetirementPage;
import dev.handback.offboarding.Risk;
import dev.handback.offboarding.Source;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.Trigger;
import dev.handback.offboarding.Unclaimed;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.watch.ProbeReport;
import dev.handback.record.inbox.InboxEvent;
import dev.handback.record.run.Subjects;
import dev.handback.record.sql.Sql;
import dev.handback.record.sql.StoredJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An offboarding after whose close access came back. */
record Original(
    OffboardingId id,
    Subject subject,
    Trigger trigger,
    OffboardingState state,
    List<String> keep,
    @Nullable String replacement) {

  /** The source of what a probe starts. */
  private static final String WATCH = "handback-watch";

  private static final String FIND =
      "SELECT id, subject_kind, subject_id, subject_email, subject_name, manager_id, trigger_kind,"
          + " state, kept, replacement FROM offboarding WHERE id = ?";

  static Optional<Original> find(Connection connection, OffboardingId id) throws SQLException {
    return Sql.first(connection, FIND, parameters -> parameters.text(id), Original::of);
  }

  /**
   * The same removal once more, contained at once. The same probe always asks for the same one.
   *
   * @param cameBack what is back
   */
  OffboardingRequest again(ProbeReport report, List<AccessItem> cameBack) {
    var source = new Source(WATCH, eventId(report), "handback", report.at());
    var page = isPage(cameBack) ? page(cameBack) : null;
    var whose = page == null ? subject : ofPage();
    var what = page == null ? again() : trigger;
    return new OffboardingRequest(
        OffboardingId.of(source, whose, what),
        whose,
        what,
        Risk.HIGH,
        // a time of its own: what comes back once more is no repetition of what came back before
        report.at(),
        report.at(),
        source,
        keep,
        replacement,
        isAboutPart(what) ? names(cameBack) : List.of(),
        id,
        page,
        Unclaimed.isUnclaimed(subject) ? unclaimed(cameBack.getFirst()) : null,
        null);
  }

  /** Nobody asks again: nobody had answered. */
  private static Unclaimed unclaimed(AccessItem item) {
    return new Unclaimed(item.target(), item.account(), "it came back", item.owner());
  }

  /** Whether the event names what goes: then only that goes again. */
  private static boolean isAboutPart(Trigger what) {
    return what == Trigger.POLICY || what == Trigger.INACTIVITY;
  }

  /** What came back of a whole application does not take the whole of it again. */
  private Trigger again() {
    return trigger == Trigger.APPLICATION_RETIREMENT ? Trigger.POLICY : trigger;
  }

  /** Whether accounts of the very application are back: whosever they are, they go again (T6). */
  private boolean isPage(List<AccessItem> cameBack) {
    return trigger == Trigger.APPLICATION_RETIREMENT
        && cameBack.stream().allMatch(item -> item.target().value().equals(subject.id()));
  }

  private RetirementPage page(List<AccessItem> cameBack) {
    var accounts = cameBack.stream().map(AccessItem::account).distinct().toList();
    return new RetirementPage(id, cameBack.getFirst().target(), 0, accounts);
  }

  /** A word about one page of an application is none about another. */
  private Subject ofPage() {
    return new Subject(
        subject.kind(), "%s (%s)".formatted(subject.id(), id), null, subject.displayName(), null);
  }

  private static List<String> names(List<AccessItem> items) {
    return items.stream()
        .map(item -> "%s/%s".formatted(item.target(), item.name()))
        .distinct()
        .toList();
  }

  /** What the inbox keeps of it. */
  InboxEvent event(ProbeReport report) {
    var body =
        StoredJson.write(
            Map.of(
                "offboarding", id.value(),
                "probe", report.number(),
                "cameBack", report.cameBack().toList()));
    return new InboxEvent(WATCH, eventId(report), Map.of(), body, report.at());
  }

  private String eventId(ProbeReport report) {
    return "%s/probe-%d".formatted(id, report.number());
  }

  private static Original of(ResultSet row) throws SQLException {
    return new Original(
        new OffboardingId(row.getString("id")),
        Subjects.of(row),
        Trigger.valueOf(row.getString("trigger_kind")),
        OffboardingState.valueOf(row.getString("state")),
        StoredJson.texts(row.getString("kept")),
        row.getString("replacement"));
  }
}
