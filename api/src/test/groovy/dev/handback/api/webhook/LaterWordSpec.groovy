package dev.handback.api.webhook

import static dev.handback.api.Sender.employee
import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.Stage
import dev.handback.offboarding.record.StageEntered
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** What a source says later about the same departure reaches the run that is there (T1, T4, T12, T13). */
class LaterWordSpec extends Specification {
  @Shared RunningApi api = Stack.api()
  @Shared Sender sender = new Sender(api)
  PollingConditions soon = new PollingConditions(timeout: 10, delay: 0.1)

  def "a date that is changed in BambooHR moves the run, and one that is taken out takes it back (T1, T12)"() {
    when:
    def first = bamboo("moved-1", "2027-03-31", "2026-11-21T01:00:00Z")
    def moved = bamboo("moved-1", "2027-06-30", "2026-11-21T02:00:00Z")
    def cleared = bamboo("moved-1", none, "2026-11-21T03:00:00Z")

    then: "each is news about the one offboarding"
    [first, moved, cleared]*.status == [202, 202, 202]
    [first, moved, cleared]*.json*.offboardingId.unique() == [first.json.offboardingId]
    [first, moved, cleared].collectMany { it.json.results*.outcome } == ["ACCEPTED", "MOVED", "RESCINDED"]

    and: "the run hears each once, in order, or the last alone with its start"
    soon.eventually {
      def heard = api.signals(first.json.offboardingId)
      assert heard.last().name == "rescind"
      assert heard.last().by == "bamboohr"
      assert heard.last().reason.contains("terminationDate came without a date")
      assert heard*.name in [["rescind"], ["move", "rescind"]]
    }

    and: "the very same words again are no news"
    [bamboo("moved-1", "2027-06-30", "2026-11-21T02:00:00Z"), bamboo("moved-1", none, "2026-11-21T03:00:00Z")].every {
      it.status == 200 && it.json.offboardingId == first.json.offboardingId && it.json.results*.outcome == ["DUPLICATE"]
    }

    where:
    none << [null]
  }

  def "a date that is cleared as #none takes the departure back (T12)"() {
    given:
    def first = bamboo("cleared-$number", "2027-03-31", "2026-11-21T01:00:00Z")

    expect:
    bamboo("cleared-$number", none, "2026-11-21T02:00:00Z").json.results*.outcome == ["RESCINDED"]

    where:
    none << [null, "", "0000-00-00"]
    number = "${none}".bytes.encodeHex()
  }

  def "a contract that is extended moves its end, until it fires (T4)"() {
    given:
    def first = standard("extended", "contract.ended", 1, "2027-03-31")

    expect:
    standard("extended", "contract.ended", 2, "2027-09-30").json == [offboardingId: first.json.offboardingId, results: [[outcome: "MOVED", offboardingId: first.json.offboardingId]]]
    soon.eventually {
      assert api.signals(first.json.offboardingId)*.effectiveAt == ["2027-09-30T22:00:00Z"]
    }
  }

  def "an older word that arrives later changes nothing, and says so (T12)"() {
    given:
    def first = standard("order", "employee.terminated", 1, "2027-03-31")
    standard("order", "employee.terminated", 3, "2027-09-30")

    when:
    def late = standard("order", "employee.terminated", 2, "2027-06-30")

    then:
    late.status == 202
    late.json.offboardingId == first.json.offboardingId
    late.json.results*.outcome == ["KEPT"]
    late.json.results[0].reason.contains("later")
  }

  def "a rehire on the last day takes back what has not fired, and who leaves again leaves anew (T12, T13, E: a rehire on the last day)"() {
    given:
    def first = standard("rehired", "employee.terminated", 1, "2026-12-31")

    when:
    def back = standard("rehired", "employee.rehired", 2, null)
    def again = standard("rehired", "employee.terminated", 3, "2026-12-31")

    then:
    back.json.results*.outcome == ["RESCINDED"]
    back.json.offboardingId == first.json.offboardingId
    again.json.results*.outcome == ["ACCEPTED"]
    again.json.offboardingId != first.json.offboardingId
    soon.eventually {
      assert api.signals(first.json.offboardingId)*.name == ["rescind"]
      assert api.started(again.json.offboardingId)
    }
  }

  def "a run that removes access already hears of a rehire, and a new date is kept for a person (T13)"() {
    given:
    def first = standard("acted", "employee.terminated", 1, null)
    soon.eventually { assert api.started(first.json.offboardingId) }
    api.record.entered(new StageEntered(new OffboardingId(first.json.offboardingId), Stage.VERIFY, OffboardingState.WAITING, Instant.now()))

    when:
    def moved = standard("acted", "employee.terminated", 2, "2027-09-30")
    def back = standard("acted", "employee.rehired", 3, null)

    then:
    moved.json.results*.outcome == ["KEPT"]
    moved.json.results[0].reason.contains("person")
    back.json.results*.outcome == ["RESCINDED"]
    soon.eventually { assert api.signals(first.json.offboardingId)*.name == ["rescind"] }
  }

  def "what is taken back and was never announced is ignored, and its announcement that comes later changes nothing (T12)"() {
    expect:
    with(standard("never", "termination.rescinded", 2, null)) {
      status == 200
      json.results*.outcome == ["IGNORED"]
    }
    standard("never", "employee.terminated", 1, "2027-03-31").json.results*.outcome == ["IGNORED"]
    api.rows("SELECT id FROM offboarding WHERE subject_id = 'never'").empty
  }

  def "#type is a #trigger of a #kind, with what stays and who takes over (T2, T3, T5, T6, T8, T10)"() {
    when:
    def event = gone("any-$trigger", [type: type, event: "evt-any-$trigger".toString(), effectiveAt: "2027-01-31"])
    event.data.keep = keep
    event.data.only = only
    event.data.replacement = "e-2"
    def id = sender.standard(event).json.offboardingId

    then:
    with(api.get("/offboardings/$id", "auditor").json) {
      it.trigger == trigger
      it.subject.kind == kind
      it.keep == (keep ?: [])
      it.replacement == "e-2"
    }
    only == null || api.rows("SELECT request FROM inbox WHERE offboarding_id = ?", id)[0].request.contains('"only":["crm: admins"]')

    where:
    type                  | trigger                  | kind          | keep            | only
    "employee.moved"      | "ROLE_CHANGE"            | "EMPLOYEE"    | ["crm", "wiki"] | null
    "leave.began"         | "LEAVE"                  | "EMPLOYEE"    | null            | null
    "vendor.ended"        | "VENDOR_END"             | "VENDOR"      | []              | null
    "application.retired" | "APPLICATION_RETIREMENT" | "APPLICATION" | []              | null
    "policy.violated"     | "POLICY"                 | "EMPLOYEE"    | []              | ["crm: admins"]
    "workload.retired"    | "WORKLOAD_RETIREMENT"    | "WORKLOAD"    | []              | null
  }

  def "what stays and cannot be read is refused with 400: nothing is removed by a guess (T2)"() {
    given:
    def event = gone("unread", [type: "employee.moved", event: "evt-unread-$keep".toString(), effectiveAt: "2027-01-31"])
    event.data.keep = keep

    expect:
    sender.standard(event).isProblem(400)

    where:
    keep << ["crm", [1], [["crm"]], ["x" * 256], ["a\u0007"]]
  }

  def "a policy violation that names nothing is refused with 400: it is never about everything (T8)"() {
    expect:
    sender.standard(gone("names-nothing", [type: "policy.violated"])).isProblem(400)
  }

  def "what an operator submits about a departure that is scheduled moves it (T1, T12)"() {
    given:
    def first = standard("by-hand", "employee.terminated", 1, "2027-03-31")
    def body = dev.handback.api.offboarding.Leaving.body("by-hand", [effectiveAt: "2027-04-30T17:00:00+02:00"])
    body.source.system = "standard"
    body.source.remove("occurredAt")

    when:
    def answer = api.post("/offboardings", body, "operator")

    then:
    answer.status == 202
    answer.json.offboardingId == first.json.offboardingId
    soon.eventually {
      assert api.signals(first.json.offboardingId)*.subMap("name", "by", "effectiveAt") == [[name: "move", by: "operator", effectiveAt: "2027-04-30T15:00:00Z"]]
    }
  }

  private RunningApi.Answer bamboo(CharSequence id, String date, String at) {
    sender.bamboo([employees: [employee(id, date, [timestamp: at])]])
  }

  /** The n-th event of this person, by the source's own time. */
  private RunningApi.Answer standard(CharSequence id, String type, int n, String date) {
    def event = gone(id, [type: type, event: "evt-$id-$n".toString(), effectiveAt: date])
    event.timestamp = "2026-11-20T0$n:00:00Z".toString()
    sender.standard(event)
  }
}
