package dev.handback.demo.leaver;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Person;
import dev.handback.demo.stack.DemoStack;
import dev.handback.demo.stack.Part;
import dev.handback.demo.web.Web;
import dev.handback.estate.EstateException;
import dev.handback.estate.Progress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One leaver: what they hold before, the webhook, the stages, the record, and the tries after. */
public final class LeaverStory {
  private static final int PROOF_WIDTH = 80;

  private final DemoStack stack;
  private final Progress lines;
  private final Progress ticks;
  private final Auditor auditor;

  /**
   * @param lines takes plain lines
   * @param ticks takes lines that happen at a moment
   */
  public LeaverStory(DemoStack stack, Progress lines, Progress ticks) {
    this.stack = stack;
    this.lines = lines;
    this.ticks = ticks;
    this.auditor = Auditor.signIn(stack.facts().web(Part.API).url(), stack.user("auditor"));
  }

  /** Whether the record was sealed and nobody got in afterwards. */
  public boolean tell() {
    Person leaver = next();
    lines.say("");
    lines.say("%s (%s) leaves the company".formatted(leaver.displayName(), leaver.id()));
    try (Outsider outsider = Outsider.signIn(Outsider.Keys.of(stack, leaver))) {
      ticks.say("signed in everywhere as " + leaver.username() + ", and kept what was open");
      String id = new HrSystem(stack.source("bamboohr")).terminate(leaver);
      ticks.say("BambooHR's signed webhook was accepted: offboarding " + id);
      RecordPage end = Follower.follow(id, auditor, ticks);
      show(end, id);
      return showTries(outsider.again()) && end.state().equals("SEALED");
    }
  }

  /** Ada first; whoever was offboarded before does not leave again. */
  private Person next() {
    Set<String> gone = auditor.offboarded();
    Stream<Person> free =
        Company.people().stream().filter(Person::isFree).filter(LeaverStory::isEverywhere);
    return Stream.concat(Company.leavers().stream(), free)
        .filter(person -> !gone.contains(person.id()))
        .findFirst()
        .orElseThrow(() ->
            new EstateException("Everybody has left. Begin again with ./handback down --wipe."));
  }

  private static boolean isEverywhere(Person person) {
    return Part.withAccounts().stream().allMatch(target -> person.isOn(target.label()));
  }

  private void show(RecordPage page, String id) {
    lines.say("");
    lines.say("The record of offboarding " + id);
    page.items(PROOF_WIDTH).forEach(lines::say);
    page.obligations().forEach(lines::say);
    lines.say("  %s: %s".formatted(page.state(), page.figures()));
    lines.say("  evidence chain's head: " + auditor.head(id).path("hash").asText());
    var engine = stack.facts().engine();
    if (engine.ui() != null) {
      lines.say(
          "  Temporal UI: %s/namespaces/%s/workflows/%s"
              .formatted(engine.ui(), engine.namespace(), Web.encoded(page.workflowId())));
    }
  }

  private boolean showTries(List<Try> tries) {
    lines.say("");
    lines.say("Tried from outside, with what was kept from before:");
    tries.forEach(one ->
        lines.say(
            "  %-14s %-38s %s"
                .formatted(one.letIn() ? "STILL LET IN" : "refused", one.what(), one.answer())));
    return tries.stream().noneMatch(Try::letIn);
  }
}
