package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.inventory.CorrelateBy
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.FindAccess
import dev.handback.offboarding.access.TargetId

import java.time.Duration

/** Nothing found is not the same as not looked for (P1). */
class TargetSpec extends SweepSetting {

    def "a target that knows people by #knows #can be searched for #kind with the address #email (P1)"() {
        expect:
        target(system, knows).unsearchable(new Subject(kind, 'e-1', email, 'Ada', null)).present == (can == 'cannot')

        where:
        knows                  | kind                   | email             || can
        CorrelateBy.SUBJECT_ID | SubjectKind.EMPLOYEE   | null              || 'can'
        CorrelateBy.EMAIL      | SubjectKind.EMPLOYEE   | null              || 'cannot'
        CorrelateBy.USER_NAME  | SubjectKind.CONTRACTOR | null              || 'cannot'
        CorrelateBy.USER_NAME  | SubjectKind.EMPLOYEE   | 'ada@example.com' || 'can'
        CorrelateBy.EMAIL      | SubjectKind.WORKLOAD   | null              || 'can'
    }

    def "a target whose connector finds nobody is not said to have been left out"() {
        expect:
        target(Stub(Connector), CorrelateBy.EMAIL).unsearchable(new Subject(SubjectKind.EMPLOYEE, 'e-1', null, null, null)).empty
    }

    def "who asks what somebody has is told where nobody could look, and why (P1)"() {
        given:
        def access = serving([fake: system], CorrelateBy.USER_NAME)
        def question = new FindAccess(run, new Subject(SubjectKind.EMPLOYEE, 'e-1', null, 'Ada', null), [new TargetId('fake')])

        expect:
        [access.findAccess(question), access.awaitAccess(question)]*.unsearched().flatten()*.why() ==
            ['fake knows people by user name, and none of Ada is known: look for their account there, and remove it'] * 2
    }

    private static Target target(Connector connector, CorrelateBy knows) {
        new Target(new TargetId('crm'), connector, Duration.ofSeconds(1), knows)
    }
}
