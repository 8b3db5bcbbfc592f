package dev.handback.configuration.policy

import dev.handback.configuration.ConfigurationException
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.Trigger
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.AccountRef
import dev.handback.offboarding.access.ItemClass
import dev.handback.offboarding.access.ItemId
import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.access.Reversibility
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.policy.ItemRules
import dev.handback.offboarding.policy.Policy
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** Conditions over an item and its target (P4, P5). */
class ItemConditionSpec extends Specification {

  private static final Departure LEAVER =
      new Departure(new Subject(SubjectKind.EMPLOYEE, "e-1", null, null, null), Trigger.TERMINATION, Risk.NORMAL)

  @TempDir Path folder

  def "a condition may ask an item for #fact (P4)"() {
    expect:
    Condition.of("$fact == \"$value\"").holdsFor(LEAVER, item())
    !Condition.of("$fact == \"$other\"").holdsFor(LEAVER, item())

    where:
    fact                 | value              | other
    "item.kind"          | "SEAT"             | "ACCOUNT"
    "item.class"         | "COST_OPTIMISING"  | "SECURITY_CRITICAL"
    "item.reversibility" | "DELETE"           | "HARD_DELETE"
    "item.name"          | "designer seat"    | "viewer seat"
    "item.account"       | "ada"              | "bob"
    "item.sku"           | "designer"         | ""
    "target.id"          | "atelier"          | "keycloak"
    "target.owner"       | "app-owner"        | "olga"
    "trigger"            | "TERMINATION"      | "LEAVE"
    "subject.id"         | "e-1"              | "e-2"
  }

  def "a condition that cannot be evaluated for an item holds: it asks more people, not fewer (P4, P5)"() {
    expect:
    Condition.of("int(item.name) > 3").holdsFor(LEAVER, item())
  }

  def "rules over items go with the run, those over the departure are decided when it begins (P4)"() {
    given:
    def policy = read("""\
approvals:
  - {when: 'item.reversibility == "HARD_DELETE"', approvers: 2}
  - {trigger: LEAVE, when: 'target.id == "vault"', approvers: 3}
  - {trigger: TERMINATION, approvers: 1}
signOffs:
  within: P14D
  otherwise: DISABLE
  rules:
    - {when: 'target.id == "warehouse"', within: P90D, otherwise: KEEP_ISOLATED}
seats:
  - {when: 'item.sku == "designer"', grace: P7D}""")

    when:
    def taken = policy.policyFor(new Departure(LEAVER.subject(), trigger, risk))

    then:
    taken.approversFor(trigger, risk) == approvers
    taken.items() == new ItemRules(
        approvals.collect { new ItemRules.Approval(it.key, it.value) },
        signOffs.collect { new ItemRules.SignOff(it, new Policy.SignOffs(Duration.ofDays(90), Policy.SafeDefault.KEEP_ISOLATED)) })
    taken.conditions() == approvals.keySet().toList() + signOffs + ['item.sku == "designer"']

    where:
    trigger             | risk        || approvers | approvals                                                              | signOffs
    Trigger.TERMINATION | Risk.NORMAL || 1         | ['item.reversibility == "HARD_DELETE"': 2]                              | ['target.id == "warehouse"']
    Trigger.LEAVE       | Risk.NORMAL || 0         | ['item.reversibility == "HARD_DELETE"': 2, 'target.id == "vault"': 3]   | ['target.id == "warehouse"']
    Trigger.TERMINATION | Risk.HIGH   || 0         | [:]                                                                    | []
  }

  def "a wrong condition of #where is refused at its line (P4)"() {
    when:
    read(written)

    then:
    ConfigurationException refused = thrown()
    refused.message.contains("policy.yaml:$line: ${where}.when $sentence")

    where:
    where                | line | written                                                                                                   || sentence
    "signOffs.rules[0]"  | 7    | "signOffs:\n  within: P1D\n  otherwise: DISABLE\n  rules:\n    - {when: 'item.colour == \"red\"', within: P1D, otherwise: DISABLE}" || "is wrong at character 1: undeclared reference to 'item'"
    "seats[1]"           | 5    | "seats:\n  - {grace: P1D}\n  - {when: 'item.kind == \"CHAIR\"'}"                                          || 'compares item.kind with "CHAIR"'
    "confirmations[0]"   | 4    | "confirmations:\n  - {when: 'item.kind == \"SEAT\"', approvers: 1}"                                       || "asks for an item or its target; here it may ask for subject.kind"
  }

  private PolicyFile read(String rules) {
    def file = folder.resolve("policy.yaml")
    Files.writeString(file, """\
version: spec-1
patience: {}
$rules
obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
""")
    PolicyFile.read(file).value()
  }

  private static AccessItem item() {
    new AccessItem(new ItemId("it-1"), new TargetId("atelier"), ItemKind.SEAT, new AccountRef("ada", "ada"), "designer", "designer seat",
        ItemClass.COST_OPTIMISING, Reversibility.DELETE, "app-owner", 45.0, "EUR")
  }
}
