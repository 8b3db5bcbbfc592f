package dev.handback.api.intake

import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.estate.FreePort
import dev.handback.estate.Launch
import dev.handback.estate.TemporalEngine
import io.temporal.api.enums.v1.EventType
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions

/** Temporal may be away: what is heard meanwhile is kept, and started once when it is back (T7, T12). */
@Stepwise
class EngineOutageSpec extends Specification {
  private static final int ORDINARY = 30

  @Shared Launch launch = Launch.in(Stack.DIR.resolve("late-temporal")).preferPort("grpc", FreePort.find(0))
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_outage", "127.0.0.1:" + launch.preferredPorts().grpc)
  @Shared Sender sender = new Sender(api)
  @Shared @AutoCleanup("stop") TemporalEngine engine
  @Shared List<String> heard = []

  def "while Temporal has never been there, events are accepted all the same, at once, and wait"() {
    when:
    def began = System.nanoTime()
    def answers = (1..ORDINARY).collect { sender.standard(gone("waits-$it")) } + sender.standard(gone("at-risk", [type: "identity.at_risk"]))
    heard = answers*.json*.offboardingId

    then:
    answers*.status.unique() == [202]
    (System.nanoTime() - began) / answers.size() < 500_000_000
    states() == [RECEIVED: ORDINARY + 1]
    api.get("/offboardings/${heard.last()}", "auditor").json.startedAt == null
  }

  def "what a person decides meanwhile is refused with 503: nothing was decided"() {
    given:
    def leaving = new dev.handback.api.offboarding.Leaving(api, "undecided").opened(dev.handback.offboarding.OffboardingState.AWAITING_APPROVAL)
    heard << leaving.id

    when:
    def answer = api.post("/offboardings/$leaving.id/approvals", [decision: "APPROVE"], "approver")

    then:
    answer.isProblem(503)
    answer.header("Retry-After") == "2"
  }

  def "when Temporal is there, each is started once, and risk is not behind the others (T7, T12)"() {
    when:
    engine = TemporalEngine.start(launch)

    then:
    new PollingConditions(timeout: 30, delay: 0.2).eventually {
      assert states() == [STARTED: ORDINARY + 2]
    }
    heard.every { starts(it) == 1 }
    position("at-risk") < 8
  }

  def "when Temporal dies and comes back, nothing heard between is lost, and nothing is started twice (T12)"() {
    given:
    engine.kill()

    when:
    def between = sender.standard(gone("between"))
    engine = TemporalEngine.start(launch)

    then:
    between.status == 202
    new PollingConditions(timeout: 30, delay: 0.2).eventually {
      assert states() == [STARTED: ORDINARY + 3]
    }
    (heard + between.json.offboardingId).every { starts(it) == 1 }
  }

  def "a start that an api process did not live to note is noted by the next, and not done twice (T12)"() {
    given:
    api.update("UPDATE inbox SET state = 'RECEIVED', due_at = received_at WHERE body LIKE '%between%'")

    expect:
    new PollingConditions(timeout: 10, delay: 0.2).eventually {
      assert states() == [STARTED: ORDINARY + 3]
    }
    api.rows("SELECT offboarding_id AS id FROM inbox WHERE body LIKE '%between%'").every { starts(it.id as String) == 1 }
  }

  private Map<String, Integer> states() {
    api.rows("SELECT state, COUNT(*) AS n FROM inbox GROUP BY state").collectEntries { [it.state, it.n as int] }
  }

  /** How many runs Temporal has ever had under this id. */
  private int starts(String offboarding) {
    def runs = api.temporal.listExecutions("WorkflowId = 'offboarding/$offboarding'").toList()
    runs.empty ? api.history(offboarding).count { it.eventType == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED } : runs.size()
  }

  /** How many others were started before this subject's. */
  private int position(String subject) {
    def id = api.rows("SELECT id FROM offboarding WHERE subject_id = ?", subject)[0].id
    heard.sort(false) { api.history(it)[0].eventTime.with { it.seconds * 1_000_000_000L + it.nanos } }.indexOf(id)
  }
}
