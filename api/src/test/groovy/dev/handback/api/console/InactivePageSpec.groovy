package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What has gone idle, who was asked, and what silence will do (T9). */
class InactivePageSpec extends Specification {
  @Shared @AutoCleanup RunningApi api = new RunningApi("api_inactive", Stack.temporal())
  @Shared Visitor finance = new Visitor(api, "finance")

  def setupSpec() {
    api.update("INSERT INTO licence_pool (pool, target_id, sku, monthly_price, currency, scarce) VALUES ('atelier/designer', 'atelier', 'designer', 20, 'EUR', 0), ('atelier/viewer', 'atelier', 'viewer', 5, 'EUR', 0)")
    asked("ob-idle-account", "e-100", [:])
    asked("ob-idle-seat", "e-101", [becomes: "viewer"])
    asked("ob-idle-key", "w-7", [key: "client-7", seat: null])
    asked("ob-idle-over", "e-102", [state: "SEALED"])
    asked("ob-idle-own", "e-insider", [:])
    asked("ob-idle-unasked", "e-103", [assignee: null, seat: "unpriced"])
  }

  def "T9: a line says what is idle and since when, who was asked, and what silence does to it and when"() {
    given:
    def line = line("ob-idle-account")

    expect:
    line.contains("account of e-100")
    line.contains("Account, atelier")
    line.contains("1 Mar 2026, 10:00 UTC")
    line.contains("owner@example.com")
    line.contains("1 Nov 2026, 10:00 UTC")
    line.contains("it goes on")
    line.contains("1 Dec 2026, 10:00 UTC")
    line.contains("20.00 EUR")
  }

  def "T9: an idle seat becomes a cheaper one, and saves the difference; a key goes, and saves nothing: #offboarding"() {
    expect:
    line(offboarding).contains(what)
    line(offboarding).contains(silence)
    line(offboarding).contains("EUR") == saves
    !saves || line(offboarding).contains("15.00 EUR")

    where:
    offboarding     | what           | silence                       | saves
    "ob-idle-seat"  | "Seat, atelier" | "it becomes a viewer seat on" | true
    "ob-idle-key"   | "key client-7"  | "it goes on"                  | false
  }

  def "T9: what nobody was asked about yet says so, and what has no price saves nothing that is known"() {
    expect:
    line("ob-idle-unasked").contains("nobody yet")
    !line("ob-idle-unasked").contains("EUR")
  }

  def "T9, L7: above is what silence would save a month, of all that is under way"() {
    expect: 'two accounts at 20, one seat for 15; what is over does not count'
    finance.get("/console/inactive").text.contains("<strong>55.00 EUR</strong> a month come back without a word, for 3 seats")
  }

  def "what is over is there when it is asked for"() {
    expect:
    line("ob-idle-over") == null
    line("ob-idle-over", "?show=all").contains("it is over")
  }

  def "nobody sees what they are asked to lose on this list (P5)"() {
    expect:
    line("ob-idle-own") != null
    !new Visitor(api, "insider").get("/console/inactive").text.contains("ob-idle-own")
  }

  def "a cursor that no list gave is refused with a page that says so"() {
    expect:
    finance.get("/console/inactive?cursor=$cursor").status == 400

    where:
    cursor << ["abc", Base64.urlEncoder.withoutPadding().encodeToString("2026-01-01T00:00:00Z one".bytes)]
  }

  def "ten thousand are listed page by page, each in under 150 KB, and each once"() {
    given:
    (1..10_000).collate(1000).each { numbers ->
      api.update("INSERT INTO offboarding (id, workflow_id, subject_kind, subject_id, trigger_kind, risk, state, stage, received_at, effective_at, source_system, source_event_id, kept, chain_length, chain_head) VALUES "
          + numbers.collect { "('ob-many-$it', 'wf', 'EMPLOYEE', 'm-$it', 'INACTIVITY', 'NORMAL', 'SCHEDULED', 'PLAN', '2026-10-01 10:00:00', '2026-12-01', 'inactivity-scan', 'many-$it', '[]', 0, REPEAT(CHAR(0), 32))" }.join(","))
      api.update("INSERT INTO inactivity_ask (offboarding_id, target_id, account_id, last_used_at) VALUES " + numbers.collect { "('ob-many-$it', 'atelier', 'm-$it', '2026-01-01')" }.join(","))
    }

    when:
    def page = finance.get("/console/inactive")
    def seen = []
    def next = "/console/inactive"
    4.times {
      def text = finance.get(next).text
      seen += (text =~ /offboardings\/(ob-[\w-]+)/).collect { it[1] }
      next = ((text =~ /href="([^"]+)" rel="next"/)[0][1] as String).replace("&amp;", "&")
    }

    then:
    page.bytes.length < 150_000
    seen.size() == 200
    seen.unique(false).size() == 200

    cleanup:
    api.update("DELETE FROM inactivity_ask WHERE offboarding_id LIKE 'ob-many-%'")
    api.update("DELETE FROM offboarding WHERE id LIKE 'ob-many-%'")
  }

  def "everybody can use the page, in the light, in the dark, on a phone and without scripts (WCAG 2.2 AA)"() {
    given:
    def browser = new Browser(api)
    browser.signIn("finance").open("/console/inactive?show=all")

    expect:
    browser.look("inactive") == []

    when:
    browser.dark(false)
    browser.phone()
    browser.open("/console/inactive")
    browser.picture("inactive-on-a-phone")

    then:
    browser.violations() == []
    browser.fits()

    when: 'by keyboard to an offboarding, without scripts'
    browser.scripts(false)
    browser.open("/console/inactive")

    then:
    browser.text.contains("1 Mar 2026, 10:00 UTC")

    cleanup:
    browser.close()
  }

  private String line(String offboarding, String query = "") {
    (finance.get("/console/inactive$query").text =~ /(?s)<tr>(?:(?!<tr>).)*?\/$offboarding".*?<\/tr>/).collect { it as String }.find()
  }

  private void asked(String id, String subject, Map with) {
    with = [state: "SCHEDULED", seat: "designer", assignee: "owner@example.com", becomes: null, key: null] + with
    def text = { it == null ? "NULL" : "'$it'" }
    def email = subject == "e-insider" ? "'insider@example.com'" : "NULL"
    def request = with.becomes == null ? '{"downgrade":null}' : """{"downgrade":{"to":"$with.becomes"}}"""
    api.update("INSERT INTO offboarding (id, workflow_id, subject_kind, subject_id, subject_email, trigger_kind, risk, state, stage, received_at, effective_at, source_system, source_event_id, kept, chain_length, chain_head) VALUES ('$id', 'wf-$id', 'EMPLOYEE', '$subject', $email, 'INACTIVITY', 'NORMAL', '$with.state', 'PLAN', '2026-11-01 10:00:00', '2026-12-01 10:00:00', 'inactivity-scan', 'evt-$id', '[]', 0, REPEAT(CHAR(0), 32))")
    api.update("INSERT INTO inbox (id, source, dedup_key, headers, body, state, priority, offboarding_id, request, received_at, due_at, attempts) VALUES ('in-$id', 'inactivity-scan', 'evt-$id', '{}', '', 'STARTED', 1, '$id', '$request', '2026-11-01', '2026-11-01', 0)")
    api.update("INSERT INTO inventory_account (target_id, account_id, account_name, kind, state, correlation, subject_id, enabled, seat, first_seen_at, last_seen_at, sync_id, key_id, key_name) VALUES ('atelier', 'a-$subject', 'account of $subject', 'PERSON', 'CORRELATED', 'PERSON', '$subject', 1, ${text(with.seat)}, '2026-01-01', '2026-11-01', 's-1', ${text(with.key)}, ${with.key == null ? 'NULL' : "'key $with.key'"})")
    api.update("INSERT INTO inactivity_ask (offboarding_id, target_id, account_id, last_used_at) VALUES ('$id', 'atelier', 'a-$subject', '2026-03-01 10:00:00')")
    if (with.assignee) {
      api.update("INSERT INTO obligation (offboarding_id, id, target_id, kind, assignee, opened_at, due_at, state, escalation, why, changed_at) VALUES ('$id', 'obl-$id', 'atelier', 'SIGN_OFF', '$with.assignee', '2026-11-01', '2026-12-01', 'OPEN', 0, 'is it still needed?', '2026-11-01')")
    }
  }
}
