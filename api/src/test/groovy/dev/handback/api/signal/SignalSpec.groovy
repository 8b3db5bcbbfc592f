package dev.handback.api.signal

import static dev.handback.api.signal.TestTransmitter.CAEP
import static dev.handback.api.signal.TestTransmitter.RISC

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A transmitter pushes CAEP and RISC events (RFC 8417, RFC 8935, RFC 9493). */
class SignalSpec extends Specification {
  private static final String SHOWN = "Bearer what the transmitter shows"

  @Shared @AutoCleanup TestTransmitter idp = new TestTransmitter()
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_signals", Stack.temporal(), ["handback.sources.file": sources(), "handback.policy-file": policy()])

  def "T1, T12: an account that was #event is offboarded once, however often its token comes, and the answer is 202 without a body"() {
    given:
    def token = idp.token([events: [(RISC + event): [:]], sub_id: idp.account("u-$event")])

    when:
    def answers = (1..2).collect { push(token) }

    then:
    answers*.status == [202, 202]
    answers*.text == ["", ""]
    with(offboardings("u-$event")) {
      it.size() == 1
      it[0].trigger == "TERMINATION"
    }
    inbox("u-$event").size() == 1

    where:
    event << ["account-disabled", "account-purged"]
  }

  def "T1: the person is found however the token names them: #name"() {
    given:
    known("e-$name", "u-$name", "${name}@example.com")

    when:
    def answer = push(idp.token(named.call("u-$name".toString(), "${name}@example.com".toString())))

    then:
    answer.status == 202
    offboardings("e-$name").size() == 1

    where:
    name          | named
    "iss-sub"     | { id, email -> [sub_id: idp.account(id)] }
    "email"       | { id, email -> [sub_id: [format: "email", email: email]] }
    "account"     | { id, email -> [sub_id: [format: "account", uri: "acct:" + email]] }
    "opaque"      | { id, email -> [sub_id: [format: "opaque", id: id]] }
    "complex"     | { id, email -> [sub_id: [format: "complex", user: idp.account(id), session: [format: "opaque", id: "ALL"]]] }
    "aliases"     | { id, email -> [sub_id: [format: "aliases", identifiers: [[format: "phone_number", phone_number: "+1"], [format: "email", email: email]]]] }
    "in-event"    | { id, email -> [sub_id: null, events: [(RISC + "account-disabled"): [subject: idp.account(id)]]] }
    "older-draft" | { id, email -> [sub_id: null, events: [(RISC + "account-disabled"): [subject: [subject_type: "iss-sub"] + idp.account(id) - [format: "iss_sub"]]]] }
    "draft-user"  | { id, email -> [sub_id: null, events: [(RISC + "account-disabled"): [subject: [user: [format: "email", email: email]]]]] }
  }

  def "T1: #type is kept with the reason, and starts nothing"() {
    when:
    def answer = push(idp.token([events: [(type): [event_timestamp: 1795306100]], sub_id: subject ?: idp.account(id)]))

    then:
    answer.status == 202
    with(api.rows("SELECT state, last_error FROM inbox WHERE last_error LIKE ?", "%$why%".toString())) {
      it.size() == 1
      it[0].state == "DISCARDED"
    }

    where:
    type                                                            | id         | subject                               || why
    CAEP + "session-revoked"                                        | "u-note-1" | null                                  || "of no consequence: ${CAEP}session-revoked"
    CAEP + "credential-change"                                      | "u-note-2" | null                                  || "of no consequence: ${CAEP}credential-change"
    "https://schemas.openid.net/secevent/ssf/event-type/verification"   | null   | [format: "opaque", id: "the stream"]  || "tries its stream"
    "https://schemas.openid.net/secevent/ssf/event-type/stream-updated" | null   | [format: "opaque", id: "the stream"]  || "changed its stream"
    "https://example.com/events/coffee-spilled"                     | "u-note-3" | null                                  || "no rule of this source is about https://example.com/events/coffee-spilled"
    RISC + "account-disabled"                                       | null       | [format: "phone_number", phone_number: "+1"] || "names nobody"
    RISC + "account-purged"                                         | null       | [format: "iss_sub", iss: "https://elsewhere.example.com", sub: "u-1"] || "an account of https://elsewhere.example.com"
  }

  def "T7: a rule may take a credential change for a risk: it starts before everything else, and is never held"() {
    when:
    push(idp.token([events: [(CAEP + "credential-change"): [change_type: "revoke"]], sub_id: idp.account("u-risk")]), "strict")

    then:
    with(offboardings("u-risk")) {
      it[0].trigger == "RISK"
      it[0].risk == "HIGH"
    }
  }

  def "T12: what an offboarding does itself at the identity provider is no news, and starts no second one"() {
    given:
    push(idp.token([sub_id: idp.account("u-echo")]))
    api.update("UPDATE offboarding SET started_at = received_at, state = 'RUNNING' WHERE subject_id = 'u-echo'")

    when:
    push(idp.token([events: [(CAEP + "credential-change"): [:]], sub_id: idp.account("u-echo")]), "strict")

    then:
    offboardings("u-echo")*.trigger == ["TERMINATION"]
    inbox("u-echo")*.last_error.any { it?.contains("did this itself") }

    when: "it was over long before"
    api.update("UPDATE offboarding SET started_at = '2020-01-01', sealed_at = '2020-01-02', state = 'SEALED' WHERE subject_id = 'u-echo'")
    push(idp.token([events: [(CAEP + "credential-change"): [:]], sub_id: idp.account("u-echo")]), "strict")

    then:
    offboardings("u-echo")*.trigger as Set == ["TERMINATION", "RISK"] as Set
  }

  def "P7: more removals than the guard lets through wait for a person's word"() {
    when:
    (1..4).each { push(idp.token([sub_id: idp.account("u-mass-$it")]), "flood") }

    then:
    api.rows("SELECT state FROM inbox WHERE source = 'flood'")*.state.count("HELD") == 1
  }

  def "O5: an event that a rule is about only now is read again by an operator"() {
    given:
    push(idp.token([events: [(CAEP + "credential-change"): [:]], sub_id: idp.account("u-again")]))
    def noted = inbox("u-again").first()

    expect:
    api.post("/inbox/$noted.id/replay", [reason: "again"], "operator").isProblem(409)

    when: "the same source with another rule"
    api.update("UPDATE inbox SET source = 'strict' WHERE id = '$noted.id'")
    def answer = api.post("/inbox/$noted.id/replay", [reason: "again"], "operator")

    then:
    answer.status == 202
    offboardings("u-again")*.trigger == ["RISK"]
  }

  private RunningApi.Answer push(CharSequence token, String source = "idp") {
    api.send("POST", "/shared-signals/$source", token.toString().bytes, ["Content-Type": "application/secevent+jwt", Authorization: SHOWN])
  }

  private List<Map> offboardings(CharSequence subject) {
    api.get("/offboardings?limit=500", "auditor").json.offboardings.findAll { it.subject.id == subject.toString() } as List<Map>
  }

  private List<Map> inbox(CharSequence subject) {
    api.rows("SELECT id, state, last_error FROM inbox WHERE subject_id = ?", subject)
  }

  /** As a sync would have written it. */
  private void known(CharSequence person, CharSequence account, CharSequence email) {
    api.update("""INSERT INTO inventory_account (target_id, account_id, account_name, kind, state, correlation, subject_id, enabled, first_seen_at, last_seen_at, sync_id)
        VALUES ('keycloak', '$account', '$account', 'PERSON', 'CORRELATED', 'PERSON', '$person', 1, '2026-11-21', '2026-11-21', 'sync')""")
    api.update("INSERT INTO known_subject VALUES ('$person', 'keycloak', '$email', NULL, '2026-11-21')")
  }

  private static String policy() {
    Stack.write("signals-policy.yaml", """\
version: signals
patience: {}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
guard: {window: PT1H, atMost: 3}
""")
  }

  private String sources() {
    Stack.write("signals-push", SHOWN)
    def entry = { name, more -> """
  - name: $name
    issuer: $idp.issuer
    audience: ['$TestTransmitter.AUDIENCE']
    push: {authorization: [file:signals-push]}
$more""" }
    def open = "    accountsOf: keycloak\n"
    Stack.write("signals-sources.yaml", "sources: []\nsharedSignals:" + entry("idp", open) + entry("flood", "") +
        entry("strict", "    events:\n      - {type: '${CAEP}credential-change', trigger: RISK}\n      - {type: '${RISC}account-disabled'}\n")).toString()
  }
}
