package dev.handback.poll;

import dev.handback.inventory.SyncReach;
import dev.handback.poll.PollActivities.HearChanges;
import dev.handback.poll.PollActivities.ListChanges;
import dev.handback.poll.PollRecordActivities.PollBegins;
import dev.handback.poll.PollRecordActivities.Polled;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/**
 * The poll, page by page. Where the next one begins is stored when everything of this one is: one
 * that breaks off is only done again.
 */
public final class SourcePollWorkflowImpl implements SourcePollWorkflow {

  /** So many people are asked for in one activity, so that one refusal repeats few questions. */
  private static final int TOGETHER = 20;

  /** A history should begin anew before it grows long. */
  private static final int QUESTIONS_PER_RUN = 500;

  private final PollRecordActivities record =
      Workflow.newLocalActivityStub(PollRecordActivities.class, SyncReach.record());

  @Override
  public PollOutcome poll(PollRequest request) {
    var source = request.source();
    var before = request.progress();
    var progress = before == null ? begin(source) : before;
    var questions = 0;
    while (questions < QUESTIONS_PER_RUN) {
      var page = list(source, progress);
      progress = progress.after(page, hear(source, page));
      questions += 1 + page.items().size() / TOGETHER;
      if (page.next() == null) {
        record.polled(new Polled(source, progress.startedAt(), now()));
        return progress.outcome();
      }
    }
    return Workflow.newContinueAsNewStub(SourcePollWorkflow.class)
        .poll(new PollRequest(source, progress));
  }

  private PollProgress begin(String source) {
    var at = now();
    return new PollProgress(
        record.since(new PollBegins(source, at)), at, null, PollOutcome.NOTHING);
  }

  private PolledPage list(String source, PollProgress progress) {
    return api("Changes of %s since %s".formatted(source, progress.since()))
        .list(new ListChanges(source, progress.since(), progress.next()));
  }

  private PollOutcome hear(String source, PolledPage page) {
    var outcome = PollOutcome.NOTHING;
    for (var from = 0; from < page.items().size(); from += TOGETHER) {
      var some = page.items().subList(from, Math.min(page.items().size(), from + TOGETHER));
      var summary = "%d people of %s".formatted(some.size(), source);
      outcome = outcome.plus(api(summary).hear(new HearChanges(source, some)));
    }
    return outcome;
  }

  private static PollActivities api(String summary) {
    return Workflow.newActivityStub(PollActivities.class, PollReach.asking(summary));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
