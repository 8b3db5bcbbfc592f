package dev.handback.worker

import dev.handback.configuration.policy.PolicyFile
import dev.handback.offboarding.OffboardingId
import dev.handback.offboarding.OffboardingRequest
import dev.handback.offboarding.Risk
import dev.handback.offboarding.SettingsActivities.SweepMode
import dev.handback.offboarding.Source
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
import dev.handback.offboarding.policy.ConditionsAsked
import dev.handback.offboarding.policy.ConditionsHeld
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir

class SettingsActivitiesImplSpec extends Specification {

  @TempDir Path folder

  def "a run takes its approvals from the condition its own request meets: #kind, #trigger, #risk (P4, T7)"() {
    given:
    def settings = new SettingsActivitiesImpl(policy(), [], SweepMode.LOCAL)

    when:
    def taken = settings.current(request(kind, trigger, risk))

    then:
    taken.policy().version() == "spec-1"
    taken.policy().approversFor(trigger, risk) == approvers
    taken.sweeps() == SweepMode.LOCAL

    where:
    kind                   | trigger             | risk        || approvers
    SubjectKind.CONTRACTOR | Trigger.TERMINATION | Risk.NORMAL || 2
    SubjectKind.EMPLOYEE   | Trigger.TERMINATION | Risk.NORMAL || 1
    SubjectKind.EMPLOYEE   | Trigger.LEAVE       | Risk.NORMAL || 0
    SubjectKind.CONTRACTOR | Trigger.TERMINATION | Risk.HIGH   || 0
    SubjectKind.CONTRACTOR | Trigger.RISK        | Risk.NORMAL || 0
  }

  def "conditions over items are answered as the run has them, whatever policy is in force by now (P4)"() {
    given:
    def settings = new SettingsActivitiesImpl(policy(), [], SweepMode.LOCAL)
    def items = [item("it-1", ItemKind.SEAT), item("it-2", ItemKind.ACCOUNT)]
    def conditions = ['item.kind == "SEAT"', 'trigger == "LEAVE"', 'target.id == "crm"']

    expect:
    settings.holding(new ConditionsAsked(request(SubjectKind.EMPLOYEE, Trigger.TERMINATION, Risk.NORMAL), conditions, items)).held() == [
        new ConditionsHeld.Held(conditions[0], items[0].id()), new ConditionsHeld.Held(conditions[2], items[0].id()), new ConditionsHeld.Held(conditions[2], items[1].id())]
  }

  private static AccessItem item(String id, ItemKind kind) {
    new AccessItem(new ItemId(id), new TargetId("crm"), kind, new AccountRef("ada", "ada"), id, id, ItemClass.SECURITY_CRITICAL, Reversibility.SUSPEND,
        "olga", null, null)
  }

  private PolicyFile policy() {
    def file = folder.resolve("policy.yaml")
    Files.writeString(file, """\
      version: spec-1
      patience: {}
      approvals:
        - {when: 'subject.kind == "CONTRACTOR"', approvers: 2}
        - {trigger: TERMINATION, approvers: 1}
      obligations: {escalateTo: desk@example.com, approveWithin: P1D, identifyWithin: P2D, manualWithin: P3D}
      """.stripIndent())
    PolicyFile.read(file).value()
  }

  private static OffboardingRequest request(SubjectKind kind, Trigger trigger, Risk risk) {
    def subject = new Subject(kind, "s-1", null, null, null)
    new OffboardingRequest(new OffboardingId("ob-1"), subject, trigger, risk, null, Instant.EPOCH,
        new Source("hr", "1", null, null), [], null)
  }
}
