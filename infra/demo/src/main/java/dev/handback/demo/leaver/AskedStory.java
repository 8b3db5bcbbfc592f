package dev.handback.demo.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.demo.company.Company;
import dev.handback.demo.company.Person;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Part;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Two more leavers: of one an HR system sends the id alone, of the other nothing at all. Its API is
 * asked about the first, and polled for the second (requirements T1, T12).
 */
public final class AskedStory {
  private static final String SOURCE = "personnel";
  private static final int NO_SCHEDULES = 501;

  private final DemoStack stack;
  private final Progress lines;
  private final Progress ticks;
  private final String api;
  private final Auditor auditor;
  private final String operator;
  private final Personnel personnel;

  /**
   * @param lines takes plain lines
   * @param ticks takes lines that happen at a moment
   */
  public AskedStory(DemoStack stack, Progress lines, Progress ticks) {
    this.stack = stack;
    this.lines = lines;
    this.ticks = ticks;
    this.api = stack.facts().web(Part.API).url();
    this.auditor = Auditor.signIn(api, stack.user("auditor"));
    this.operator = Auditor.token(api, stack.user("operator"));
    this.personnel = new Personnel(stack.facts().hrApi());
  }

  /** Whether both records were sealed. */
  public boolean tell() {
    lines.say("");
    lines.say(
        "Two more leave, of whom an HR system sends less (Personnel, which stands in for one)");
    boolean told = tellOfThin(next());
    return tellOfUnsent(next()) && told;
  }

  private boolean tellOfThin(Person leaver) {
    personnel.left(leaver);
    new HrSystem(stack.source(SOURCE)).mention(leaver);
    ticks.say(
        "of %s (%s) its signed webhook said the id alone: its API is asked for the rest"
            .formatted(leaver.displayName(), leaver.id()));
    return isSealed(leaver, "what the API said completed the event");
  }

  private boolean tellOfUnsent(Person leaver) {
    personnel.left(leaver);
    ticks.say(
        "%s (%s) left, and no webhook came: its API is asked who has changed"
            .formatted(leaver.displayName(), leaver.id()));
    int answer =
        Follower.until(
            () ->
                Web.postJson(api + "/schedules/source-poll-" + SOURCE + "/trigger", operator, "{}")
                    .status(),
            // the worker makes its schedules a moment after its start
            status -> status != 404);
    if (answer == NO_SCHEDULES) {
      ticks.say("the engine in memory has no schedules, so that nobody is polled");
      return true;
    }
    return isSealed(leaver, "the poll found the departure");
  }

  private boolean isSealed(Person leaver, String how) {
    String id =
        Follower.until(() -> offboarding(leaver), Optional::isPresent)
            .orElseThrow(() -> new EstateException("Nothing became of " + leaver.id() + "."));
    ticks.say(how + ": offboarding " + id);
    return Follower.follow(id, auditor, ticks).state().equals("SEALED");
  }

  private Optional<String> offboarding(Person leaver) {
    JsonNode events =
        Web.get(api + "/inbox?limit=500&source=" + SOURCE, operator).json().path("events");
    return StreamSupport.stream(events.spliterator(), false)
        .filter(event -> event.path("subjectId").asText().equals(leaver.id()))
        .map(event -> event.path("offboardingId").asText(""))
        .filter(id -> id.startsWith("ob-"))
        .findFirst();
  }

  /** Somebody without a paid seat: those are for the others. */
  private Person next() {
    var gone = auditor.offboarded();
    return Company.people().stream()
        .filter(Person::isFree)
        .filter(person -> person.seat() == null && !gone.contains(person.id()))
        .findFirst()
        .orElseThrow(() ->
            new EstateException("Everybody has left. Begin again with ./handback down --wipe."));
  }
}
