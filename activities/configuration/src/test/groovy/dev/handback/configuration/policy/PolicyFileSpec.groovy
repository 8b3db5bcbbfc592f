package dev.handback.configuration.policy

import dev.handback.configuration.ConfigurationException
import dev.handback.inventory.QuarantineRules
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Stage
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

import static dev.handback.configuration.policy.InventoryRules.Quarantine.REPORT
import static dev.handback.offboarding.Risk.HIGH
import static dev.handback.offboarding.Risk.NORMAL
import static dev.handback.offboarding.SubjectKind.APPLICATION
import static dev.handback.offboarding.SubjectKind.CONTRACTOR
import static dev.handback.offboarding.SubjectKind.EMPLOYEE
import static dev.handback.offboarding.SubjectKind.WORKLOAD
import static dev.handback.offboarding.Trigger.APPLICATION_RETIREMENT
import static dev.handback.offboarding.Trigger.CONTRACT_END
import static dev.handback.offboarding.Trigger.RISK
import static dev.handback.offboarding.Trigger.TERMINATION

class PolicyFileSpec extends Specification {

  private static final String TERMINATED_CONTRACTOR = /subject.kind == "CONTRACTOR" && trigger == "TERMINATION"/

  private static final String WORDS =
      "subject.kind, subject.id, subject.email, subject.displayName, subject.managerId, trigger, risk, item.kind, item.class, item.reversibility, item.name, item.account, item.sku, target.id, target.owner"

  @TempDir Path folder

  def "a condition decides for whom #approvers people must approve: #kind, #trigger (P4)"() {
    expect:
    needed("- when: '$TERMINATED_CONTRACTOR'\n    approvers: 2", departure(kind, trigger)) == approvers

    where:
    kind       | trigger      || approvers
    CONTRACTOR | TERMINATION  || 2
    EMPLOYEE   | TERMINATION  || 0
    CONTRACTOR | CONTRACT_END || 0
  }

  def "a condition may ask for #fact (P4)"() {
    given:
    def rule = "- {when: '$fact == \"$value\"', approvers: 1}"
    def ada = new Subject(EMPLOYEE, "e-1", "ada@example.com", "Ada", "e-9")
    def bob = new Subject(CONTRACTOR, "c-2", "bob@example.com", "Bob", "e-8")

    expect:
    needed(rule, new Departure(ada, TERMINATION, NORMAL)) == 1
    needed(rule, new Departure(bob, CONTRACT_END, NORMAL)) == (fact == "risk" ? 1 : 0)

    where:
    fact                  | value
    "subject.kind"        | "EMPLOYEE"
    "subject.id"          | "e-1"
    "subject.email"       | "ada@example.com"
    "subject.displayName" | "Ada"
    "subject.managerId"   | "e-9"
    "trigger"             | "TERMINATION"
    "risk"                | "NORMAL"
  }

  def "what the source does not know is an empty text to a condition (P4)"() {
    expect:
    needed("- {when: '$condition', approvers: 1}", departure(EMPLOYEE, TERMINATION)) == approvers

    where:
    condition                                   || approvers
    'subject.email.endsWith("@example.com")'    || 0
    'subject.email == "" && subject.managerId == ""' || 1
  }

  def "of a rule with both, the trigger and the condition must fit (P4)"() {
    expect:
    needed("- {trigger: TERMINATION, when: 'subject.kind == \"CONTRACTOR\"', approvers: 2}",
        departure(kind, trigger)) == approvers

    where:
    kind       | trigger      || approvers
    CONTRACTOR | TERMINATION  || 2
    CONTRACTOR | CONTRACT_END || 0
    EMPLOYEE   | TERMINATION  || 0
  }

  def "the first rule that applies counts, with or without a condition (P4)"() {
    given:
    def file = read("""- {trigger: TERMINATION, when: 'subject.id.startsWith("x-")', approvers: 0}
  - {trigger: TERMINATION, approvers: 1}
  - {when: 'true', approvers: 3}""").value()

    expect:
    file.ruleFor(new Departure(subject(EMPLOYEE, id), trigger, NORMAL)).orElse(-1) == rule

    where:
    id    | trigger      || rule
    "x-1" | TERMINATION  || 0
    "e-1" | TERMINATION  || 1
    "e-1" | CONTRACT_END || 2
  }

  def "risk never waits for approvals, whatever a condition says, nor for an owner's sign-off: #trigger, #risk (P4, T7, S3)"() {
    given:
    def policy = read("- {when: 'true', approvers: 2}", 'signOffs: {within: P14D, otherwise: DISABLE}').value()
    def departure = new Departure(subject(EMPLOYEE, "e-1"), trigger, risk)

    expect:
    policy.ruleFor(departure).present == waits
    policy.policyFor(departure).approversFor(trigger, risk) == (waits ? 2 : 0)
    (policy.policyFor(departure).signOffs() != null) == !departure.cannotWait()

    where:
    trigger     | risk   || waits
    TERMINATION | NORMAL || true
    TERMINATION | HIGH   || false
    RISK        | NORMAL || false
    APPLICATION_RETIREMENT | HIGH || true
  }

  def "two people agree to the end of a whole application where no rule says otherwise (T6, P5, P7)"() {
    expect:
    read(rules).value().policyFor(new Departure(subject(APPLICATION, "crm"), APPLICATION_RETIREMENT, risk)).approversFor(APPLICATION_RETIREMENT, risk) == approvers

    where:
    rules                                                 | risk   || approvers
    "- {trigger: TERMINATION, approvers: 0}"              | NORMAL || 2
    "- {trigger: TERMINATION, approvers: 0}"              | HIGH   || 2
    "- {trigger: APPLICATION_RETIREMENT, approvers: 3}"   | HIGH   || 3
  }

  def "risk is confirmed afterwards by as many as the first rule says that applies: #trigger, #risk (P4, T7)"() {
    given:
    def file = read("""- {trigger: TERMINATION, approvers: 2}
confirmations:
  - {trigger: RISK, when: 'subject.kind == "WORKLOAD"', approvers: 0}
  - {trigger: RISK, approvers: 1}""").value()
    def departure = new Departure(subject(kind, "e-1"), trigger, risk)

    expect:
    file.policyFor(departure).confirmers() == confirmers

    where:
    kind     | trigger     | risk   || confirmers
    EMPLOYEE | RISK        | NORMAL || 1
    EMPLOYEE | RISK        | HIGH   || 1
    WORKLOAD | RISK        | HIGH   || 0
    EMPLOYEE | TERMINATION | NORMAL || 0
    EMPLOYEE | TERMINATION | HIGH   || 0
  }

  def "a condition that fails on somebody asks people rather than nobody (P4)"() {
    given:
    def file = read("""- {when: 'int(subject.id) < 100', approvers: 0}
  - {when: 'int(subject.id) < 100', approvers: 2}""").value()

    expect:
    file.ruleFor(new Departure(subject(EMPLOYEE, id), TERMINATION, NORMAL)).asInt == rule

    where:
    id    || rule
    "7"   || 0
    "e-7" || 1
  }

  def "#what is refused at its line (P4)"() {
    when:
    read("- {trigger: TERMINATION, approvers: 1}\n  - when: '$when'\n    approvers: 1")

    then:
    def refused = thrown(ConfigurationException)
    refused.message == "${folder.resolve("policy.yaml")}:5: approvals[1].when $sentence"

    where:
    what                      | when                         || sentence
    "an unknown variable"     | 'colour == "red"'            || "is wrong at character 1: undeclared reference to 'colour'; it may ask for $WORDS"
    "an unknown field"        | 'subject.kindd == "VENDOR"'  || "is wrong at character 1: undeclared reference to 'subject'; it may ask for $WORDS"
    "half an expression"      | 'trigger =='                 || "is wrong at character 11: mismatched input '<EOF>'"
    "a wrong comparison"      | 'trigger == 7'               || "is wrong at character 9: found no matching overload for '_==_' applied to '(string, int)'"
    "what is no question"     | 'subject.kind'               || "must be true or false, and is of type string"
    "blank text"              | ' '                          || "is wrong at character 2: mismatched input '<EOF>'"
    "a value that never is"   | 'subject.kind == "Employee"' || 'compares subject.kind with "Employee", which is none of EMPLOYEE, CONTRACTOR, WORKLOAD, VENDOR, APPLICATION'
    "the same, negated"       | '!("LOW" != risk)'           || 'compares risk with "LOW", which is none of NORMAL, HIGH'
    "the same, in a list"     | 'risk in ["HIGH", "LOW"]'    || 'compares risk with "LOW", which is none of NORMAL, HIGH'
  }

  def "all wrong conditions of a file are told at once (P4)"() {
    when:
    read("- {when: 'one', approvers: 1}\n  - {when: 'true', approvers: 1}\n  - {when: '2', approvers: 1}")

    then:
    def refused = thrown(ConfigurationException)
    refused.problems()*.line() == [4, 6]
  }

  def "a rule that names neither a trigger nor a condition is refused (P4)"() {
    when:
    read("- approvers: 1")

    then:
    def refused = thrown(ConfigurationException)
    refused.message == "${folder.resolve("policy.yaml")}:4: approvals[0] needs a trigger, a condition (when) or both"
  }

  def "a run takes the policy with its version, patience, people and times (P4)"() {
    given:
    def policy = read("- {trigger: TERMINATION, approvers: 1}").value().policyFor(departure(EMPLOYEE, TERMINATION))

    expect:
    policy.version() == "spec-1"
    policy.patienceOf(Stage.VERIFY) == Duration.ofSeconds(10)
    policy.escalateTo() == "desk@example.com"
    [policy.approveWithin(), policy.identifyWithin(), policy.manualWithin()] == [1, 2, 3].collect { Duration.ofDays(it) }
  }

  def "the mass-removal guard is what the policy says, and none where it says nothing (P7)"() {
    expect:
    read("- {when: 'true', approvers: 1}", guard).value().guard() == expected

    where:
    guard                                               || expected
    ""                                                  || null
    "guard: {window: PT1H, atMost: 25}"                   || new Guard(Duration.ofHours(1), 25, null)
    "guard: {window: PT1H, atMost: 25, atMostPercent: 5}" || new Guard(Duration.ofHours(1), 25, 5)
  }

  def "a guard with #wrong is refused at its line (P7)"() {
    when:
    read("- {when: 'true', approvers: 1}", guard)

    then:
    def refused = thrown(ConfigurationException)
    refused.problems()[0].line() == 6
    refused.message.contains(sentence)

    where:
    wrong             | guard                                                   || sentence
    "no number"       | "guard: {window: PT1H}"                                 || 'guard lacks "atMost"'
    "no window"       | "guard: {atMost: 25}"                                   || 'guard lacks "window"'
    "an empty window" | "guard: {window: PT0S, atMost: 25}"                     || "window must be longer than nothing"
    "no removal"      | "guard: {window: PT1H, atMost: 0}"                      || "guard.atMost"
    "too many"        | "guard: {window: PT1H, atMost: 1, atMostPercent: 101}"  || "guard.atMostPercent"
    "another key"     | "guard: {window: PT1H, atmost: 1}"                      || 'did you mean "atMost"'
  }

  def "P8: what nobody can correlate is reported to whom the policy names, else to whom everything is escalated"() {
    expect:
    read("- {trigger: TERMINATION, approvers: 1}\n$written").value().inventoryRules() == new InventoryRules(REPORT, owner, Duration.ofHours(hours), null, null)

    where:
    written                                                       || owner              | hours
    ""                                                            || "desk@example.com" | 6
    "inventory: {quarantine: REPORT, owner: olga, every: PT2H}"   || "olga"             | 2
  }

  def "P8: who nobody can tell whose they are are asked about and disabled where the policy says so, and else only listed"() {
    expect:
    read("- {trigger: TERMINATION, approvers: 1}\ninventory: {quarantine: $quarantine, owner: olga, every: PT2H, ask: P14D, atMost: 5}").value().inventoryRules().asking() == asking

    where:
    quarantine || asking
    "REPORT"   || null
    "DISABLE"  || new QuarantineRules("olga", Duration.ofDays(14), 5)
  }

  def "P8: to disable what nobody was asked about is refused at its line"() {
    when:
    read("- {trigger: TERMINATION, approvers: 1}\ninventory: {quarantine: DISABLE, owner: olga, every: PT2H}")

    then:
    ConfigurationException refused = thrown()
    refused.message.contains("policy.yaml:5: ")
    refused.message.contains("to DISABLE it needs ask")
  }

  private int needed(String rules, Departure departure) {
    read(rules).value().policyFor(departure).approversFor(departure.trigger(), departure.risk())
  }

  private static Departure departure(SubjectKind kind, Trigger trigger) {
    new Departure(subject(kind, "e-1"), trigger, Risk.NORMAL)
  }

  private static Subject subject(SubjectKind kind, String id) {
    new Subject(kind, id, null, null, null)
  }

  private read(String rules, String guard = "") {
    def file = folder.resolve("policy.yaml")
    Files.writeString(file, """\
version: spec-1
patience: {VERIFY: PT10S}
approvals:
  ${rules.strip()}
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
$guard
""")
    PolicyFile.read(file)
  }
}
