package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The operator's questions that Temporal answers, as addresses in its UI. */
class RunsPageSpec extends Specification {
  static final UI = "https://temporal.example.com"

  @Shared @AutoCleanup RunningApi linked = new RunningApi("api_runs_page", Stack.temporal(), ["handback.console.temporal-ui": UI])
  @Shared RunningApi unlinked = Stack.api()

  def "each question leads to a list in Temporal's UI that its engine understands"() {
    given:
    def page = new Visitor(linked, "operator").get("/console/runs").text
    def addresses = (page =~ /href="($UI[^"]+)"/).collect { URI.create((it[1] as String).replace("&amp;", "&")) }
    def filters = addresses.findAll { it.query }.collect { it.query - "query=" }

    expect:
    addresses.every { it.path.startsWith("/namespaces/handback/") }
    addresses*.path.contains("/namespaces/handback/schedules")
    filters.size() == 9
    filters.every { linked.temporal.listExecutions(it).toList() != null }
    filters.every { page.contains(it.replace('"', "&#34;").replace("<", "&lt;").replace(">", "&gt;")) || page.contains(it.replace("<", "&lt;").replace(">", "&gt;")) }
  }

  def "where nobody has said where the UI is, the filters are there to be typed"() {
    given:
    def page = new Visitor(unlinked, "operator").get("/console/runs").text

    expect:
    page.contains("handback.console.temporal-ui")
    page.contains("HandbackSlaBreached = true")
    !page.contains("/namespaces/")
  }

  def "the questions are an operator's: #role"() {
    expect:
    new Visitor(unlinked, role).get("/console/runs").status == (role == "operator" ? 200 : 403)
    new Visitor(unlinked, role).get("/console").text.contains("/console/runs") == (role == "operator")

    where:
    role << Stack.ROLES
  }
}
