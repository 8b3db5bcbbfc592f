package dev.handback.api.console;

import dev.handback.api.console.TasksPage.EventTask;
import dev.handback.api.hold.HoldDesk;
import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.record.inbox.HeardEvents;
import dev.handback.record.inbox.HeldEvent;
import dev.handback.record.inbox.Holds;
import dev.handback.record.inbox.InboxLine;
import dev.handback.record.inbox.InboxQuery;
import dev.handback.record.inbox.InboxState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Events that wait for a word of whoever looks: nobody is asked by name. */
@Singleton
final class EventTasks {

  /** Of each kind; the lists behind them have all. */
  private static final int LINES = 50;

  private final Holds holds;
  private final HeardEvents heard;
  private final OwnOffboardings own;

  EventTasks(Holds holds, HeardEvents heard, OwnOffboardings own) {
    this.holds = holds;
    this.heard = heard;
    this.own = own;
  }

  /** What the guard holds is for approvers, what only a person can go on with for operators. */
  List<EventTask> of(Caller caller) {
    return Stream.concat(held(caller), unclear(caller)).toList();
  }

  private Stream<EventTask> held(Caller caller) {
    return caller.roles().contains(Roles.APPROVER)
        ? own.withoutHeld(caller, holds.list(LINES, null).holds()).stream()
            .filter(held -> !HoldDesk.isAskedBy(caller, held))
            .map(EventTasks::task)
        : Stream.empty();
  }

  private Stream<EventTask> unclear(Caller caller) {
    var query = new InboxQuery(InboxState.NEEDS_PERSON, null, null, LINES, null);
    return caller.roles().contains(Roles.OPERATOR)
        ? own.withoutEvents(caller, heard.list(query).events()).stream().map(EventTasks::task)
        : Stream.empty();
  }

  private static EventTask task(HeldEvent held) {
    var page = "/console/offboardings/" + held.offboardingId();
    return new EventTask(
        "tasks.held", page, held.subject().label(), held.source(), held.heldAt(), held.reason());
  }

  private static EventTask task(InboxLine line) {
    var page = "/console/inbox/" + line.id();
    return new EventTask(
        "tasks.unclear", page, line.subjectId(), line.source(), line.receivedAt(), line.reason());
  }
}
