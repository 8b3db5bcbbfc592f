package dev.handback.record.message

import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.ItemOutcome
import dev.handback.offboarding.access.Proof
import dev.handback.offboarding.access.ProofMethod
import dev.handback.offboarding.record.RecordActivities
import dev.handback.record.Leaver
import dev.handback.record.RecordServer
import dev.handback.record.message.SignalStreams.Verification
import dev.handback.record.run.Offboardings
import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A receiver pauses its stream, ends it, and asks whether it works; so does an operator. */
class SignalStreamsSpec extends Specification {
  private static final Pace.Rule UNLIMITED = { channel, recipient, now -> Pace.unlimited(now) }
  private static final Duration MINUTE = Duration.ofMinutes(1)
  private static final Instant NOW = Leaver.T0.plusSeconds(60)
  private static int count

  @Shared RecordServer server = new RecordServer("signal_streams")
  @Shared @AutoCleanup ApplicationContext context = server.start { it.registerSingleton(Routes, new ToOneStream()) }
  @Shared RecordActivities record = context.getBean(RecordActivities)
  @Shared SignalStreams streams = context.getBean(SignalStreams)
  @Shared MessageQueue pushes = context.getBean(MessageQueue)
  @Shared StreamQueue polls = context.getBean(StreamQueue)

  /** A stream of its own for each feature. */
  String stream = "stream-${++count}"
  Route route = new Route(StreamQueue.channel(stream), stream, "https://crm.example.com/signals")

  def setup() {
    ToOneStream.route = route
  }

  def "a paused stream loses nothing, and is told in order when it is enabled (S1, T12)"() {
    given:
    def before = left()
    receiver(StreamStatus.PAUSED, "an upgrade")
    def meanwhile = left()

    expect: 'neither way'
    fetched().empty
    pushed().empty
    state().status() == StreamStatus.PAUSED
    state().reason() == "an upgrade"
    state().waiting() == 4
    signals(before)*.why() == ["the stream is paused: an upgrade"] * 2

    when:
    receiver(StreamStatus.ENABLED)

    then:
    def told = [[before, MessageKind.SESSIONS_REVOKED], [before, MessageKind.ACCOUNTS_DISABLED], [meanwhile, MessageKind.SESSIONS_REVOKED], [meanwhile, MessageKind.ACCOUNTS_DISABLED]].collect { [it[0].id, it[1]] }
    fetched()*.content().collect { [it.offboarding(), it.kind()] } as Set == told as Set
    def got = pushed(true)*.announcements()*.first()
    [before, meanwhile].every { one -> got.findAll { it.offboarding() == one.id }*.kind() == [MessageKind.SESSIONS_REVOKED, MessageKind.ACCOUNTS_DISABLED] }
    got.size() == 4
  }

  def "what happens while a stream is disabled is never told, nor what waited before, and the record says so (O5)"() {
    given:
    def before = left()
    receiver(StreamStatus.DISABLED, "no longer in use")
    def meanwhile = left()

    when:
    receiver(StreamStatus.ENABLED)
    def after = left()

    then:
    fetched()*.content()*.offboarding().unique() == [after.id]
    pushed()*.announcements()*.first()*.offboarding() == [after.id]
    [before, meanwhile].every { one ->
      signals(one).every { it.state() == MessageState.FAILED && it.why() == "the stream is disabled: no longer in use" }
    }
  }

  def "other streams go on (S1)"() {
    given:
    receiver(StreamStatus.PAUSED)
    ToOneStream.route = new Route(StreamQueue.channel(stream + "-b"), stream + "-b", "https://b.example.com")

    when:
    left()

    then:
    polls.fetch(stream + "-b", 10).some().size() == 2
  }

  def "one person's events arrive in their order, also of two runs (T12)"() {
    given:
    def first = left()
    def second = left([person: first.request.subject().id()], 5000)
    def other = left([:], 6000)
    def down = pushed().find { it.announcements().first().offboarding() == first.id }
    assert down.announcements().first().kind() == MessageKind.SESSIONS_REVOKED

    when: 'the receiver fails with the first'
    pushes.again(down, NOW.plusSeconds(600), "it answered 503")

    then: 'the other person does not wait for it'
    pushed(true, NOW.plusSeconds(400))*.announcements()*.first()*.offboarding().unique() == [other.id]

    and:
    pushed(true, NOW.plusSeconds(600))*.announcements()*.first().collect { [it.offboarding(), it.kind()] } == [first, second].collectMany { [[it.id, MessageKind.SESSIONS_REVOKED], [it.id, MessageKind.ACCOUNTS_DISABLED]] }
  }

  def "a receiver is told that it asked, with what it said, in its turn (S1)"() {
    when:
    def answer = streams.verify(route, state, MINUTE, NOW)

    then:
    answer == new Verification.Queued()
    fetched()*.content() == [new StreamNotice.Verification(state, NOW)]
    this.state().verifiedAt() == NOW
    this.state().arrivedAt() == null

    when:
    polls.taken(stream, fetched()*.id(), NOW.plusSeconds(2))

    then:
    this.state().arrivedAt() == NOW.plusSeconds(2)

    where:
    state << ["a state é \"quoted\"", null]
  }

  def "whoever verifies too often is told when to come again, and nothing is sent (O5)"() {
    given:
    streams.verify(route, "one", MINUTE, NOW)

    expect:
    streams.verify(route, "two", MINUTE, NOW.plusSeconds(20)) == new Verification.TooSoon(Duration.ofSeconds(40))
    fetched().size() == 1

    and: 'each stream by itself'
    streams.verify(new Route(StreamQueue.channel(stream + "-b"), stream + "-b", "x"), "one", MINUTE, NOW.plusSeconds(20)) == new Verification.Queued()

    when:
    polls.taken(stream, fetched()*.id(), NOW)

    then: 'a verification that is over is forgotten with the next'
    streams.verify(route, "three", MINUTE, NOW.plusSeconds(60)) == new Verification.Queued()
    server.rows("SELECT state FROM message WHERE channel = ?", route.channel())*.state == ["WAITING"]
  }

  def "a paused stream is verified when it is enabled, a disabled one not at all"() {
    given:
    receiver(StreamStatus.PAUSED)

    expect:
    streams.verify(route, "so", MINUTE, NOW) == new Verification.Queued()
    fetched().empty

    when:
    receiver(StreamStatus.DISABLED)

    then:
    streams.verify(route, "so", MINUTE, NOW.plusSeconds(60)) == new Verification.Disabled()
  }

  def "a receiver is told what an operator did to its stream, even though it is #status, and of its own word nothing (O5)"() {
    given:
    def leaver = left()

    when:
    operator(status, "an incident")

    then:
    fetched()*.content() == [new StreamNotice.Updated(status, "an incident", NOW)]
    pushed()*.contents() == [[new StreamNotice.Updated(status, "an incident", NOW)]]
    state().changedBy() == "olga"

    when: 'enabled before that has arrived: only how it stands is told'
    operator(StreamStatus.ENABLED, null)

    then:
    fetched()*.content().findAll { it instanceof StreamNotice } == [new StreamNotice.Updated(StreamStatus.ENABLED, null, NOW)]
    signals(leaver)*.state().unique() == [status == StreamStatus.PAUSED ? MessageState.WAITING : MessageState.FAILED]

    when:
    polls.taken(stream, fetched()*.id(), NOW)
    receiver(StreamStatus.PAUSED)
    receiver(StreamStatus.ENABLED)

    then:
    fetched().empty
    state().changedBy() == null

    where:
    status << [StreamStatus.PAUSED, StreamStatus.DISABLED]
  }

  private void receiver(StreamStatus status, String reason = null) { streams.change(route, status, reason, null, NOW) }

  private void operator(StreamStatus status, String reason) { streams.change(route, status, reason, "olga", NOW) }

  private StreamState state() { context.getBean(StreamStates).find(stream) }

  private List<StreamQueue.Waiting> fetched() { polls.fetch(stream, 100).some() }

  /** All that is due now; what arrives lets follow what waits for it. */
  private List<Envelope> pushed(boolean arrive = false, Instant now = NOW) {
    def found = []
    for (def one = lease(now); one.present; one = lease(now)) {
      found << one.get()
      if (arrive) {
        pushes.sent(one.get(), now)
      }
    }
    found
  }

  private Optional<Envelope> lease(Instant now) { pushes.lease([route.channel()], now, Duration.ofMinutes(5), UNLIMITED) }

  private List<Delivery> signals(Leaver leaver) { context.getBean(Offboardings).find(leaver.id).get().signals() }

  /** Somebody whose sessions are ordered to end, and whose accounts are gone. */
  private Leaver left(Map with = [:], long millis = 300) {
    def leaver = new Leaver(1, with)
    record.open(leaver.opened())
    record.planned(leaver.planned())
    record.report(leaver.reported([leaver.done(leaver.item(ItemKind.SESSIONS), Stage.REVOKE_SESSIONS, millis)], [], leaver.entered(Stage.ROTATE_SECRETS)))
    record.report(leaver.reported([new ItemOutcome.Proven(leaver.item(ItemKind.ACCOUNT).id(), Stage.VERIFY, new Proof(ProofMethod.TRIED, "refused", Leaver.T0.plusMillis(millis + 600)))]))
    leaver
  }

  /** Every such event, to the stream of the feature. */
  static class ToOneStream implements Routes {
    static Route route

    @Override
    List<Route> of(Announcement announcement) { [route] }

    @Override
    boolean tell(MessageKind kind) { kind in [MessageKind.SESSIONS_REVOKED, MessageKind.ACCOUNTS_DISABLED] }
  }
}
