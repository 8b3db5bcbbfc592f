package dev.handback.api.offboarding

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import dev.handback.api.console.Visitor
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.obligation.ObligationKind
import spock.lang.Shared
import spock.lang.Specification

/** Words that seats wait for reach the run, and only where one waits (requirement L3). */
class SeatWordSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "L3: #user says that a seat's #event, and the run hears who and why"() {
    given:
    def leaving = new Leaving(api, "seat-$event").running().opened().seatWaits()

    when:
    def answer = api.post(path(leaving), [event: event, reason: "case 7 is closed"], user)

    then:
    answer.status == 202
    with(api.signals(leaving.id)) {
      it*.name == ["seatWord"]
      it[0].event == event
      it[0].by == user
      it[0].reason == "case 7 is closed"
    }

    where:
    event              | user
    "HOLD_RELEASED"    | "operator"
    "DATA_TRANSFERRED" | "app-owner"
  }

  def "L3: on the page of the task its owner says so as well: #kind"() {
    given:
    def leaving = new Leaving(api, "seat-page-$kind").running().opened().seatWaits().asksAboutSeat("app-owner@example.com", kind)
    def task = "/console/tasks/obl-seat-$leaving.id"
    def owner = new Visitor(api, "app-owner")

    expect:
    owner.get(task).text.contains(asked)
    owner.submit(task, task, [reason: " "]).status == 422
    new Visitor(api, "finance").submit(task, task, [reason: "over"]).status == 403
    owner.submit(task, task, [reason: "case 7 is closed"]).status == 303
    api.signals(leaving.id)*.subMap("event", "by", "reason") == [[event: event, by: "app-owner", reason: "case 7 is closed"]]

    where:
    kind                         | event              | asked
    ObligationKind.LEGAL_HOLD    | "HOLD_RELEASED"    | "The legal hold is over"
    ObligationKind.DATA_TRANSFER | "DATA_TRANSFERRED" | "The data is transferred"
  }

  def "L3: a seat that does not wait takes no word: 409; nobody else may say it: 403; without a reason: 422"() {
    given:
    def leaving = new Leaving(api, "seat-refused").running().opened()
    def word = [event: "HOLD_RELEASED", reason: "over"]

    expect:
    api.post(path(leaving), word, "operator").isProblem(409)
    api.post(path(leaving), word, "finance").isProblem(403)
    api.post(path(leaving), [event: "HOLD_RELEASED"], "operator").isProblem(422)
    api.post("/offboardings/$leaving.id/items/it-none/seat", word, "operator").isProblem(404)
    api.signals(leaving.id).empty
  }

  def "L1, L4: everybody sees the pools and what waits; L7: and the savings"() {
    given:
    def leaving = new Leaving(api, "seat-seen").running().opened().seatWaits()

    expect:
    api.get("/seats", "auditor").json.waiting.find { it.offboarding == leaving.id }.pool == "crm/designer"
    api.get("/savings", "auditor").json.savings instanceof List
    api.get("/savings?limit=0", "auditor").isProblem(422)
  }

  private static String path(Leaving leaving) {
    "/offboardings/$leaving.id/items/${leaving.item(ItemKind.SEAT).id()}/seat"
  }
}
