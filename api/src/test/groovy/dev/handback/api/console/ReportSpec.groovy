package dev.handback.api.console

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import java.time.Duration
import java.time.YearMonth
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The figures that security and finance report, by month (R7, L7, O4, O5). */
class ReportSpec extends Specification {
  private static final YearMonth NOW = YearMonth.now(ZoneOffset.UTC)
  private static final String LAST = NOW.minusMonths(1).toString()

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_reports", Stack.temporal())
  @Shared Visitor finance

  def setupSpec() {
    // twenty leavers of last month: sessions ended after 1 to 20 minutes, access was gone after 1 to 20 hours
    (1..20).each { n ->
      leaver("ob-r-$n", "$LAST-02 08:00:00", "$LAST-03 10:00:00")
      item("ob-r-$n", "s", "SESSIONS", "PROVEN", "DATE_ADD('$LAST-03 10:00:00', INTERVAL $n MINUTE)", "DATE_ADD('$LAST-03 10:00:00', INTERVAL $n MINUTE)")
      item("ob-r-$n", "a", "ACCOUNT", "PROVEN", "DATE_ADD('$LAST-03 10:00:00', INTERVAL $n HOUR)", "DATE_ADD('$LAST-03 10:00:00', INTERVAL $n HOUR)")
      item("ob-r-$n", "seat", "SEAT", "DONE", "NULL", "NULL")
      moved("ob-r-$n", "seat", n <= 15 ? "EUR" : "USD", 10, "$LAST-05 10:00:00")
    }
    obligation("ob-r-1", "late", "SIGN_OFF", "$LAST-04", "'$LAST-06'", "MET")
    obligation("ob-r-1", "in-time", "SIGN_OFF", "$LAST-04", "'$LAST-03'", "MET")
    obligation("ob-r-1", "owed", "MANUAL_REMOVAL", "$LAST-04", "NULL", "OPEN")
    obligation("ob-r-1", "excepted", "EXCEPTION", "$LAST-08", "'$LAST-09'", "LAPSED")
    granted("ob-r-1", "excepted", "a", "$LAST-03")
    // still open: access that should be gone
    leaver("ob-open", "$LAST-10 08:00:00", null, "WAITING")
    item("ob-open", "s", "SESSIONS", "PROVEN", "'$LAST-10 08:30:00'", "'$LAST-10 08:30:00'")
    item("ob-open", "a", "ACCOUNT", "NEEDS_PERSON", "NULL", "NULL")
    // not yet due, excepted, taken back: none of them counts
    leaver("ob-ahead", "$LAST-10 08:00:00", "2999-01-01 08:00:00", "WAITING")
    item("ob-ahead", "a", "ACCOUNT", "PLANNED", "NULL", "NULL")
    leaver("ob-back", "$LAST-10 08:00:00", null, "RESCINDED")
    item("ob-back", "a", "ACCOUNT", "PROVEN", "'$LAST-10 08:30:00'", "'$LAST-10 08:30:00'")
    // the insider's own
    leaver("ob-own", "$LAST-10 08:00:00", null, "WAITING", "e-insider")
    item("ob-own", "a", "ACCOUNT", "NEEDS_PERSON", "NULL", "NULL")
    finance = new Visitor(api, "finance")
  }

  def "R7: a month says how long it took to contain and to remove: the times that half, and all but one in twenty, kept"() {
    expect: 'of 21 with sessions, one took 30 minutes; of 20 whose access is all gone, the nearest ranks are 10 and 19'
    row("times", LAST) == [LAST, "21", "11 min", "20 min", "20", "10 h", "19 h"]
    row("times", NOW.toString()) == [NOW.toString(), "0", "", "", "0", "", ""]
  }

  def "O5, O4: a month says what was not done in its time, and which exceptions were granted and lapsed"() {
    expect: 'late and still owed; an exception that lasts until its date is not late'
    row("owed", LAST) == [LAST, "2", "1", "1"]
  }

  def "L7: a month says which seats came back and what that saves, each currency by itself"() {
    expect:
    row("money", LAST) == [LAST, "20", "150.00 EUR, 50.00 USD"]
  }

  def "S8: access that should be gone and is not is above everything, and nobody's own counts for them (P5)"() {
    expect:
    text("finance").contains("2 items of 2 offboardings not proven gone, the oldest since")
    text("insider").contains("1 item of 1 offboarding not proven gone, the oldest since")
  }

  def "each drawing says in words what it shows, and its page has no style and no script in it"() {
    given:
    def page = text("finance")

    expect:
    page.contains("Time to removal: $LAST p50 10 h, p95 19 h")
    page.contains("Owed and excepted: $LAST SLA breaches 2, Exceptions granted 1, Exceptions lapsed 1")
    page.contains("Seats and money: $LAST Saved a month, EUR 150.00")
    (page =~ /<svg [^>]*role="img"/).size() == 4
    !(page =~ /style=|<script(?![^>]*src=)/)
  }

  def "the same as CSV: times in seconds, a column for each currency"() {
    given:
    def answer = api.send("GET", "/console/reports.csv?months=3", null, [Cookie: finance.cookie, Accept: "text/html,*/*;q=0.8"])
    def lines = answer.text.readLines()

    expect:
    answer.header("Content-Type").startsWith("text/csv")
    answer.header("Content-Disposition") == 'attachment; filename="handback-report.csv"'
    lines.size() == 4
    lines[0] == "month,contained,contain_p50_seconds,contain_p95_seconds,removed,removal_p50_seconds,removal_p95_seconds,sla_breaches,exceptions_granted,exceptions_lapsed,seats,saved_EUR,saved_USD"
    lines[2] == "$LAST,21,660,1200,20,36000,68400,2,1,1,20,150.00,50.00"
  }

  def "a report of #months months is #status"() {
    expect:
    finance.get("/console/reports?months=$months").status == status

    where:
    months || status
    3      || 200
    24     || 200
    5      || 400
    -1     || 400
    "x"    || 422
  }

  def "a time is told in its two largest parts: #words"() {
    expect:
    ReportsPage.words(Duration.parse(took)) == words

    where:
    took       || words
    "PT0.4S"   || "0 s"
    "PT59S"    || "59 s"
    "PT1M"     || "1 min"
    "PT61S"    || "1 min 1 s"
    "PT3H59M59S" || "3 h 59 min"
    "PT49H30M" || "2 d 1 h"
  }

  def "everybody can use the reports, in the light, in the dark, on a phone and without scripts (WCAG 2.2 AA)"() {
    given:
    def browser = new Browser(api)
    browser.signIn("finance").open("/console/reports")

    expect:
    browser.look("reports") == []

    when:
    browser.dark(false)
    browser.phone()
    browser.open("/console/reports?months=3")
    browser.picture("reports-on-a-phone")

    then:
    browser.violations() == []
    browser.fits()

    when: 'chosen and sent without scripts'
    browser.scripts(false)
    browser.open("/console/reports?months=6")

    then:
    browser.findElements(org.openqa.selenium.By.cssSelector("#times ~ .scroll tbody tr")).size() == 6

    cleanup:
    browser.close()
  }

  def "the report of ten thousand offboardings is under 150 KB"() {
    given:
    def many = new RunningApi("api_reports_many", Stack.temporal())
    (1..10_000).collate(1000).each { numbers ->
      many.update("INSERT INTO offboarding $COLUMNS VALUES " + numbers.collect { run("ob-m-$it", "m-$it", "$LAST-02 08:00:00", null, "SEALED") }.join(","))
      many.update("INSERT INTO access_item $ITEM_COLUMNS VALUES " + numbers.collectMany { n -> ["s", "a", "g"].collect { i -> itemOf("ob-m-$n", i, i == "s" ? "SESSIONS" : "ACCOUNT", "PROVEN", "'$LAST-02 09:00:00'", "'$LAST-02 09:00:00'") } }.join(","))
    }

    when:
    def page = new Visitor(many, "finance").get("/console/reports")

    then:
    page.bytes.length < 150_000
    page.text.contains("10000")

    cleanup:
    many?.close()
  }

  private static String text(RunningApi api, String user) { new Visitor(api, user).get("/console/reports").text }

  private String text(String user) { text(api, user) }

  /** The cells of a month's row in the table of a section. */
  private List<String> row(String section, String month) {
    def table = (text("finance") =~ /(?s)<section aria-labelledby="$section">.*?<tbody>(.*?)<\/tbody>/)[0][1]
    def row = (table =~ /<tr><th scope="row">$month<.*?<\/tr>/)[0] as String
    (row =~ /<t[hd][^>]*>(.*?)<\/t[hd]>/).collect { it[1] }
  }

  private static final String COLUMNS = "(id, workflow_id, subject_kind, subject_id, trigger_kind, risk, state, stage, received_at, effective_at, source_system, source_event_id, kept, chain_length, chain_head)"
  private static final String ITEM_COLUMNS = "(offboarding_id, id, position, target_id, kind, account_id, account_name, native_id, name, item_class, reversibility, owner, status, disposition, removed_at, proven_at, residual)"

  private static String run(CharSequence id, CharSequence subject, CharSequence received, CharSequence effective, CharSequence state) {
    "('$id', 'wf-$id', 'EMPLOYEE', '$subject', 'TERMINATION', 'NORMAL', '$state', 'VERIFY', '$received', ${effective == null ? 'NULL' : "'$effective'"}, 'bamboohr', 'evt-$id', '[]', 0, REPEAT(CHAR(0), 32))"
  }

  private static String itemOf(CharSequence offboarding, String id, String kind, String status, CharSequence removed, CharSequence proven) {
    "('$offboarding', '$id', 0, 'crm', '$kind', 'a', 'a', '$id', '$id', 'ACCESS', 'REVERSIBLE', 'o', '$status', NULL, $removed, $proven, '[]')"
  }

  private void leaver(CharSequence id, CharSequence received, CharSequence effective, String state = "SEALED", String subject = null) {
    api.update("INSERT INTO offboarding $COLUMNS VALUES " + run(id, subject ?: "e-$id", received, effective, state))
  }

  private void item(CharSequence offboarding, String id, String kind, String status, CharSequence removed, CharSequence proven) {
    api.update("INSERT INTO access_item $ITEM_COLUMNS VALUES " + itemOf(offboarding, id, kind, status, removed, proven))
  }

  private void moved(CharSequence offboarding, String item, String currency, int price, CharSequence at) {
    [["PENDING", -1], ["FREED", 1]].each { account, quantity ->
      api.update("INSERT INTO seat_movement (offboarding_id, item_id, from_account, to_account, account, quantity, pool, monthly_price, currency, moved_at) VALUES ('$offboarding', '$item', 'PENDING', 'FREED', '$account', $quantity, 'crm/designer', $price, '$currency', '$at')")
    }
  }

  private void obligation(String offboarding, String id, String kind, CharSequence due, CharSequence ended, String state) {
    api.update("INSERT INTO obligation (offboarding_id, id, target_id, kind, assignee, opened_at, due_at, state, escalation, why, changed_at, ended_at) VALUES ('$offboarding', '$id', 'crm', '$kind', 'o', '$due', '$due', '$state', 0, 'why', '$due', $ended)")
  }

  private void granted(String offboarding, String obligation, String item, CharSequence at) {
    api.update("INSERT INTO exception_grant (offboarding_id, obligation_id, item_id, register, reason, stays_until, granted_by, granted_at) VALUES ('$offboarding', '$obligation', '$item', 'GENERAL', 'audit', '$LAST-08', 'a', '$at')")
  }
}
