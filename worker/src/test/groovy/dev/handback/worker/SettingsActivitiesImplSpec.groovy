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
