package dev.handback.api.webhook

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import dev.handback.record.inbox.AskedEvents
import dev.handback.record.inbox.GuardLimits
import dev.handback.record.inbox.InboxId
import dev.handback.record.sql.RecordTransactions
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A source whose deliveries say little: they are stored and answered, and wait for its API (T1, T12). */
class ThinDeliverySpec extends Specification {
  @Shared @AutoCleanup RunningApi api = new RunningApi("webhook_thin", "127.0.0.1:1", ["handback.sources.file": sources()])
  @Shared Sender sender = new Sender(api)

  def "T1: a thin delivery is answered at once, whatever its source's API does, and starts nothing before the API was asked"() {
    when:
    def began = System.nanoTime()
    def answer = send("thin-1")

    then:
    answer.status == 202
    answer.json.results == [[outcome: "ASKING"]]
    System.nanoTime() - began < 3_000_000_000
    with(line("thin-1")) {
      state == "ASKING"
      askedSince != null
      offboardingId == null
    }
  }

  def "O5: an operator sees since when the API is asked and what it said last, and has it go on with what is known, with a reason"() {
    given:
    send("thin-2")
    def id = line("thin-2").id
    asked().claim(["thin"], 99, Duration.ofMinutes(1))
    asked().again(new InboxId(id), java.time.Instant.now(), "waits for its source's API since noon; last: it answered 503")

    expect:
    with(line("thin-2")) { reason.endsWith("it answered 503"); attempts == 1 }
    api.post("/inbox/$id/proceed", [:], "operator").wrongFields == ["reason"]

    when:
    def answer = api.post("/inbox/$id/proceed", [reason: "payroll says so"], "operator")

    then:
    answer.status == 202
    answer.json.state == "RECEIVED"
    answer.json.offboardingId != null
    answer.json.decisions*.decision == ["PROCEEDED"]
    api.post("/inbox/$id/proceed", [reason: "again"], "operator").isProblem(409)
  }

  def "a source's API that is written wrongly ends the start, by file and line: #wrong"() {
    when:
    Endpoints.read(Stack.write("wrong-api.yaml", yaml(written)))

    then:
    def refused = thrown(dev.handback.configuration.ConfigurationException)
    refused.message.contains(wrong)

    where:
    written                                                                                          | wrong
    "{url: 'http://hr.example', fetch: {path: '/p/{id}', person: {}}}"                               | "https address"
    "{url: 'https://user:secret@hr.example', fetch: {path: '/p/{id}', person: {}}}"                  | "https address"
    "{url: 'https://{id}.example', fetch: {path: '/p/{id}', person: {}}}"                            | "https address"
    "{url: 'https://hr.example', fetch: {path: '//elsewhere/{id}', person: {}}}"                     | "one slash before it"
    "{url: 'https://hr.example', fetch: {path: '/people', person: {}}}"                              | "names nobody"
    "{url: 'https://hr.example', headers: [{header: X, key: s3cret}], fetch: {path: '/{id}'}}"       | "secret reference"
    "{url: 'https://hr.example'}"                                                                    | "fetch needs a path"
    "{url: 'https://hr.example', fetch: {path: '/p/{id}', person: {mail: /x}}}"                      | "unknown key"
  }

  private RunningApi.Answer send(String id) { sender.standard([type: "gone", id: id], [source: "thin"]) }

  private Map line(String person) { api.get("/inbox?q=$person", "operator").json.events[0] }

  private AskedEvents asked() {
    new AskedEvents(api.server.applicationContext.getBean(RecordTransactions), GuardLimits.NONE, Optional.empty())
  }

  private static String sources() {
    Stack.sources()
    Stack.write("thin.yaml", yaml("{url: 'https://hr.example', fetch: {path: '/people/{id}', person: {email: /mail}}}")).toString()
  }

  private static String yaml(String api) {
    """\
sources:
  - name: thin
    scheme: STANDARD_WEBHOOKS
    keys: [file:standard-0]
    timeZone: UTC
    body: {eventType: [/type], subject: {id: /id}}
    events: [{type: gone, trigger: TERMINATION}]
    api: $api
"""
  }
}
