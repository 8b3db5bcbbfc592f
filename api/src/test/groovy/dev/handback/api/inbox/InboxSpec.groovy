package dev.handback.api.inbox

import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.console.Visitor
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Rescission
import dev.handback.offboarding.Stage
import dev.handback.offboarding.record.Rescinded
import dev.handback.offboarding.record.StageEntered
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** An operator sees what was received and what became of it, and has it decided anew or puts it aside (T11, T12). */
class InboxSpec extends Specification {
  private static final Map WHY = [reason: "HR has told me"]

  @Shared RunningApi api = Stack.api()
  @Shared Sender sender = new Sender(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "an operator finds an event by whom it is about and by its own id, with what became of it, and never its body (T11)"() {
    given:
    def id = sender.standard(gone("inbox-found", [by: "hr-secret@example.com"])).json.offboardingId

    when:
    def answer = api.get("/inbox?q=$q", "operator")

    then:
    answer.status == 200
    !answer.text.contains("hr-secret")
    answer.json.events.size() == 1
    with(answer.json.events[0]) {
      it.subMap("source", "subjectId", "eventId", "trigger", "meaning", "offboardingId", "act") ==
          [source: "standard", subjectId: "inbox-found", eventId: "evt-inbox-found", trigger: "TERMINATION", meaning: "LEAVES", offboardingId: id, act: "START"]
      Instant.parse(it.receivedAt) <= Instant.now()
      it.state in ["RECEIVED", "STARTED"]
    }
    soon.eventually { assert line("inbox-found").state == "STARTED" }
    line("inbox-found").attempts == 1

    where:
    q << ["inbox-found", "evt-inbox-found", "NBOX-FOUN"]
  }

  def "the list has pages, the newest first, and filters by state and source (T11)"() {
    given:
    (1..3).each { sender.standard(gone("inbox-page-$it", [type: "somebody.sneezed"])) }

    when:
    def path = "/inbox?state=DISCARDED&source=standard&q=inbox-page&limit=2"
    def first = api.get(path, "operator").json
    def second = api.get("$path&cursor=$first.nextCursor", "operator").json

    then:
    [first, second].collectMany { it.events*.subjectId } == ["inbox-page-3", "inbox-page-2", "inbox-page-1"]
    first.events*.reason.every { it.contains("no rule of this source is about somebody.sneezed") }
    second.nextCursor == null
    api.get("/inbox?source=batched&q=inbox-page", "operator").json.events == []
    api.get("/inbox?state=STARTED&q=inbox-page", "operator").json.events == []
  }

  def "what cannot be listed is refused with 422: #query"() {
    expect:
    with(api.get("/inbox?$query", "operator")) {
      it.isProblem(422)
      it.wrongFields == [field]
    }

    where:
    query       | field
    "limit=0"   | "limit"
    "limit=501" | "limit"
    "cursor=x"  | "cursor"
    "state=X"   | "state"
  }

  def "a date that came too late starts its departure once the first is taken back, once (T12, T11)"() {
    given:
    def first = acting("inbox-late")
    send("inbox-late", 2, "2999-09-30")
    def id = line("inbox-late", 2).id

    expect: "it is a task of operators, and nobody else's"
    new Visitor(api, "operator").get("/console/tasks").text.contains("/console/inbox/$id")
    !new Visitor(api, "approver").get("/console/tasks").text.contains(id)

    and: "nothing has changed yet"
    with(replay(id)) {
      it.isProblem(409)
      it.json.title.contains("access is being removed already")
    }

    when:
    api.record.rescinded(new Rescinded(first, new Rescission("operator", "stays", Instant.now()), true))
    def answer = replay(id)

    then:
    answer.status == 202
    answer.json.offboardingId != first.value()
    answer.json.decisions*.subMap("decision", "by", "reason", "was", "became") == [[decision: "REPLAYED", by: "operator", reason: "HR has told me", was: "NEEDS_PERSON", became: "RECEIVED"]]
    soon.eventually {
      assert api.started(answer.json.offboardingId)
      assert line("inbox-late", 2).state == "STARTED"
    }
    api.get("/offboardings/$answer.json.offboardingId", "auditor").json.effectiveAt.startsWith("2999-09-")
    api.get("/offboardings/$answer.json.offboardingId/evidence", "auditor").text.contains('"type":"EVENT_REPLAYED"')
    with(replay(id)) {
      it.isProblem(409)
      it.json.title.contains("does not start twice")
    }
  }

  def "what needs a person is put aside with who and why, once (T12, T11)"() {
    given:
    def first = acting("inbox-aside")
    send("inbox-aside", 2, "2999-09-30")
    def id = line("inbox-aside", 2).id

    when:
    def answer = discard(id)

    then:
    answer.status == 202
    answer.json.state == "DISCARDED"
    answer.json.reason == "put aside by operator: HR has told me"
    api.get("/offboardings/$first/evidence", "auditor").text.contains('"type":"EVENT_DISCARDED"')
    discard(id).isProblem(409)
  }

  def "what was acted on is not put aside: 409 (T12)"() {
    given:
    sender.standard(gone("inbox-acted"))
    soon.eventually { assert line("inbox-acted").state == "STARTED" }

    expect:
    with(discard(line("inbox-acted").id)) {
      it.isProblem(409)
      it.json.title.contains("take that back")
    }
  }

  def "a start that Temporal knows, though its answer was lost, is not put aside: 409 (T12)"() {
    given:
    def id = sender.standard(gone("inbox-lost")).json.offboardingId
    soon.eventually { assert line("inbox-lost").state == "STARTED" }
    api.update("UPDATE inbox SET state = 'RECEIVED', due_at = '9999-01-01', claimed_until = NULL WHERE offboarding_id = '$id'")

    when:
    def answer = discard(line("inbox-lost").id)

    then:
    answer.isProblem(409)
    answer.json.title == "Its offboarding has begun"
    line("inbox-lost").state == "RECEIVED"
  }

  def "nobody decides about an event about themselves: 403 (P5)"() {
    given:
    sender.standard([type: "employee.terminated", timestamp: "2026-11-21T00:00:00Z", data: [eventId: "evt-self", person: [id: "inbox-self", email: "requester@example.com"]]])

    expect:
    api.post("/inbox/${line("inbox-self").id}/$call", WHY, "requester").isProblem(403)
    line("inbox-self").decisions == []

    where:
    call << ["replay", "discard"]
  }

  def "who decides says why, and about an event that there is: #call (T11)"() {
    given:
    sender.standard(gone("inbox-why", [type: "somebody.sneezed"]))

    expect:
    api.post("/inbox/${line("inbox-why").id}/$call", [:], "operator").wrongFields == ["reason"]
    api.post("/inbox/${line("inbox-why").id}/$call", [reason: " "], "operator").isProblem(422)
    api.post("/inbox/in-unknown/$call", WHY, "operator").isProblem(404)

    where:
    call << ["replay", "discard"]
  }

  def "what no rule was about is read again by the rules of today, and starts once, also when it is delivered again (T12)"() {
    given:
    def event = gone("inbox-unruled", [type: "somebody.left", effectiveAt: "2999-01-31"])
    sender.standard(event)
    def id = line("inbox-unruled").id

    expect: "by the same rules nothing changes"
    with(replay(id)) {
      it.isProblem(409)
      it.json.detail.contains("no rule of this source is about somebody.left")
    }

    when: "its body is what the rules of today understand"
    api.update("UPDATE inbox SET body = REPLACE(body, 'somebody.left', 'employee.terminated') WHERE id = '$id'")
    def answer = replay(id)

    then:
    answer.status == 202
    answer.json.id != id
    answer.json.decisions == []
    soon.eventually { assert api.started(answer.json.offboardingId) }
    with(api.get("/inbox?q=$id", "operator").json.events[0]) {
      it.state == "DUPLICATE"
      it.offboardingId == answer.json.offboardingId
      it.decisions*.by == ["operator"]
    }

    when:
    def again = sender.standard(event + [type: "employee.terminated"])

    then:
    again.status == 200
    again.json.offboardingId == answer.json.offboardingId
    replay(id).isProblem(409)
  }

  /** A departure whose run removes access already. */
  private OffboardingId acting(String person) {
    def id = send(person, 1, null).json.offboardingId
    soon.eventually { assert api.started(id) }
    api.record.entered(new StageEntered(new OffboardingId(id), Stage.VERIFY, OffboardingState.WAITING, Instant.now()))
    new OffboardingId(id)
  }

  /** The n-th event of this person, by the source's own time. */
  private RunningApi.Answer send(String person, int n, String date) {
    sender.standard(gone(person, [event: "evt-$person-$n".toString(), effectiveAt: date]) + [timestamp: "2026-11-20T0$n:00:00Z".toString()])
  }

  private Map line(String person, int n = 0) {
    api.get("/inbox?q=" + (n == 0 ? person : "evt-$person-$n"), "operator").json.events[0]
  }

  private RunningApi.Answer replay(CharSequence id) { api.post("/inbox/$id/replay", WHY, "operator") }

  private RunningApi.Answer discard(CharSequence id) { api.post("/inbox/$id/discard", WHY, "operator") }
}
