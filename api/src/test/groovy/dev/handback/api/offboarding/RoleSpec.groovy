package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.offboarding.OffboardingState
import dev.handback.offboarding.access.ItemKind
import spock.lang.Shared
import spock.lang.Specification

/** The role table of the HTTP contract: every role tries every call. */
class RoleSpec extends Specification {
  protected static final List<String> ANY = Stack.ROLES

  /** Call, roles that may, what they are then told. */
  protected static final List<List> TABLE = [
    // call                                           may                       answer
    ["POST /offboardings",                            ["operator"],             202],
    ["POST /offboardings/bulk",                       ["operator"],             200],
    // no worker runs here: who may ask waits for nothing
    ["POST /offboardings/preview",                    ["operator"],             504],
    ["GET /offboardings",                             ANY,                      200],
    ["GET /offboardings/{id}",                        ANY,                      200],
    ["GET /offboardings/{id}/evidence",               ["security", "auditor"],  200],
    ["GET /offboardings/{id}/bundle",                 ["auditor"],              200],
    ["GET /offboardings/{id}/files",                  ["security", "auditor"],  200],
    ["GET /offboardings/{id}/files/{unheld}",         ["security", "auditor"],  404],
    ["POST /offboardings/{open}/approvals",           ["approver"],             202],
    ["POST /offboardings/{open}/items/{item}/manual", ["app-owner", "operator"], 202],
    ["POST /offboardings/{open}/items/{item}/sign-off", ["app-owner"],       202],
    ["POST /offboardings/{open}/items/{item}/exception", ["approver"],       202],
    ["POST /offboardings/{open}/items/{item}/seat",   ["app-owner", "operator"], 409],
    ["GET /seats",                                    ANY,                      200],
    ["GET /savings",                                  ANY,                      200],
    ["GET /exceptions",                               ANY,                      200],
    ["PATCH /offboardings/{open}",                    ["operator"],             202],
    ["POST /offboardings/{open}/rescind",             ["operator"],             202],
    ["POST /obligations/{owed}/delegate",             ["operator", "approver"], 202],
    ["GET /obligations",                              ANY,                      200],
    ["GET /holds",                                    ["approver"],             200],
    ["POST /holds/{unheld}/release",                  ["approver"],             404],
    ["POST /holds/{unheld}/reject",                   ["approver"],             404],
    ["GET /inbox",                                    ["operator"],             200],
    ["POST /inbox/{unheld}/replay",                   ["operator"],             404],
    ["POST /inbox/{unheld}/proceed",                  ["operator"],             404],
    ["POST /inbox/{unheld}/discard",                  ["operator"],             404],
    ["GET /inventory",                                ANY,                      200],
    ["GET /inventory/syncs",                          ANY,                      200],
    ["GET /targets",                                  ANY,                      200],
    ["GET /connectors",                               ANY,                      200],
    ["GET /tokens",                                   ["operator", "auditor"],  200],
    ["POST /tokens",                                  ["operator"],             201],
    ["DELETE /tokens/{unheld}",                       ["operator"],             404],
    ["GET /sign-ins",                                 ["security", "auditor"],  200],
    ["GET /schedules",                                ["operator"],             200],
    ["POST /schedules/{id}/trigger",                  ["operator"],             404],
    ["POST /schedules/{id}/pause",                    ["operator"],             404],
    ["POST /schedules/{id}/resume",                   ["operator"],             404],
    ["POST /codec/decode",                            ["operator"],             200],
    ["POST /codec/encode",                            ["operator"],             200],
    // an operator sees all streams; a receiver has a token of its own
    ["GET /shared-signals/streams",                   ["operator"],             404],
    ["GET /shared-signals/streams/status",            ["operator"],             400],
    ["POST /shared-signals/streams/status",           ["operator"],             400],
    ["POST /shared-signals/streams/verify",           [],                       204],
    ["POST /shared-signals/streams/{id}/poll",        [],                       200],
    // nobody: streams are in a file
    ["POST /shared-signals/streams",                  [],                       200],
    ["PATCH /shared-signals/streams",                 [],                       200],
    ["PUT /shared-signals/streams",                   [],                       200],
    ["DELETE /shared-signals/streams",                [],                       200],
  ]
  /** Whoever has a source's token. */
  protected static final List<String> SCIM = ["GET", "POST"].collect { "$it /scim/v2/bamboohr/Users".toString() } + ["GET", "PUT", "PATCH", "DELETE"].collect { "$it /scim/v2/bamboohr/Users/{id}".toString() } + ["ServiceProviderConfig", "ResourceTypes", "Schemas", "ResourceTypes/{id}", "Schemas/{id}"].collect { "GET /scim/v2/bamboohr/$it".toString() }
  protected static final List<String> ANYBODY = ["POST /login", "POST /webhooks/bamboohr", "GET /webhooks/bamboohr", "POST /shared-signals/bamboohr", *SCIM, "GET /.well-known/ssf-configuration", "GET /shared-signals/jwks", "GET /health", "GET /health/{selector}", "GET /prometheus", "GET /swagger"]

  @Shared RunningApi api = running()
  @Shared Leaving sealed = new Leaving(api, "role-sealed").opened().sealed()
  @Shared Leaving open = new Leaving(api, "role-open").running().opened(OffboardingState.AWAITING_APPROVAL).needsPerson().owes("approver").asksOwner("app-owner@example.com")

  def "#role #verb #call (P5)"() {
    when:
    def answer = ask(call, role)

    then:
    answer.status == status
    status < 400 || answer.isProblem(status)

    where:
    [role, call, status] << [ANY, TABLE].combinations().collect { role, row -> [role, row[0], role in row[1] ? row[2] : 403] }
    verb = status == 403 ? "may not" : "may"
  }

  def "nobody without a sign-in may #call"() {
    when:
    def answer = ask(call, null)

    then:
    answer.isProblem(401)

    where:
    call << TABLE*.first()
  }

  def "no sign-in is asked for #call"() {
    expect:
    with(ask(call, null)) {
      status == 200 || it.json.title != "Sign in first"
    }

    where:
    call << anybody()
  }

  def "the table has every call that the server has"() {
    given:
    def known = (TABLE*.first() + anybody()).collect { it.replaceAll(/\{\w+}|bamboohr/, "{}") } as Set

    expect:
    api.routes().collect { it.replaceAll(/\{\w+}/, "{}") } as Set == known
  }

  protected RunningApi running() { Stack.api() }

  protected List<String> anybody() { ANYBODY }

  protected RunningApi.Answer ask(String call, String role) {
    def (method, path) = call.split(" ")
    path = path.replace("{id}", sealed.id).replace("{open}", open.id).replace("{owed}", "obl-approver-$open.id").replace("{selector}", "liveness").replace("{unheld}", "in-unknown").replace("{item}", open.item(ItemKind.ACCOUNT).id().value())
    def bodies = ["/offboardings": Leaving.body("by-$role"), "/tokens": [name: "job", roles: ["operator"], expiresAt: java.time.Instant.now().plusSeconds(86400).toString()], "/preview": Leaving.body("previewed-by-$role"), "sign-off": [decision: "APPROVE"],
                  exception: [reason: "audit", until: "2999-01-01T00:00:00Z", scope: "all", compensatingControl: "review"], seat: [event: "HOLD_RELEASED", reason: "the case is closed"], manual: [outcome: "DONE", evidence: "seen"], approvals: [decision: "APPROVE"],
                  rescind: [reason: "stays"], replay: [reason: "again"], proceed: [reason: "known"], discard: [reason: "wrong"], delegate: [to: "approver", reason: "on leave"], (open.id): [effectiveAt: "2026-12-24T17:00:00+01:00", reason: "later"]]
    def body = bodies.find { path.endsWith(it.key) }?.value ?: [:]
    path.endsWith("/bulk") ? api.post(path, "", role, ["Content-Type": "application/x-ndjson"]) : method == "GET" ? api.get(path, role) : method == "PATCH" ? api.patch(path, body, role) : method in ["PUT", "DELETE"] ? api.send(method, path, null, api.signedIn(role)) : api.post(path, body, role)
  }
}
