package dev.handback.offboarding

import dev.handback.offboarding.access.ItemKind
import dev.handback.offboarding.plan.Preview
import dev.handback.offboarding.policy.Policy
import io.temporal.client.WorkflowOptions
import spock.lang.Timeout

import java.time.Duration

/** A preview asks, and touches nothing (P6). */
@Timeout(60)
class PreviewWorkflowSpec extends ProcessSpec {

    def setup() {
        settings.signOffs = new Policy.SignOffs(Duration.ofDays(14), Policy.SafeDefault.DISABLE)
        serve()
    }

    def "a preview plans what the run then does, item by item, and itself only asks (P6)"() {
        given:
        estate.manual << 'keycloak'
        estate.needed << 'directory'

        when:
        def preview = preview()

        then: 'nothing was done anywhere, and the record heard nothing'
        estate.log as Set == ['PLAN', 'CHECK_DEPENDENCIES keycloak', 'CHECK_DEPENDENCIES directory', 'CHECK_DEPENDENCIES atelier'] as Set
        record.planned.empty
        preview.policyVersion() == 'spec-1'
        preview.blastRadius().with { [targets(), accounts(), dependents(), seats(), monthlySaving()] } == [3, 3, 1, 1, [EUR: '45.00']]
        preview.manual().collect { it.target().value() + '/' + it.kind() } == ['keycloak/ACCOUNT']

        when:
        begin()
        engine.sleep(Duration.ofDays(1))

        then:
        preview.items()*.id() == record.planned.first().items()*.id()
        preview.signOffs().collect { it.target().value() } == record.obligations.findAll { it.kind().name() == 'SIGN_OFF' }.collect { it.target().value() }.unique()
    }

    def "a target that does not answer is named, and the others are previewed (P6)"() {
        given:
        estate.down << 'directory'

        when:
        def preview = preview()

        then:
        preview.unreached()*.target()*.value() == ['directory']
        preview.items().collect { it.target().value() }.unique() == ['keycloak', 'atelier']
        preview.items().count { it.kind() == ItemKind.SEAT } == 1
    }

    def "a target whose questions nobody answers in time is named as well (P6)"() {
        given:
        estate.whenAsked = { throw new IllegalStateException('stuck') }

        when:
        def preview = preview()

        then:
        preview.unreached()*.target()*.value() == ['keycloak', 'directory', 'atelier', 'warehouse']
        preview.unreached().every { it.why().contains('no answer within 8 s') }
        preview.manual().empty
    }

    def "where nobody can be found a person looks, in the preview as in the run: #trigger, only #only (P6, O2)"() {
        given:
        estate.nameless << 'warehouse'

        when:
        def preview = preview(trigger, only)
        begin(trigger: trigger, only: only)
        engine.sleep(Duration.ofHours(1))

        then:
        preview.unreached().empty
        preview.manual().findAll { it.target().value() == 'warehouse' }*.why() == why
        preview.items()*.id() as Set == record.planned*.items().flatten()*.id() as Set

        where:
        trigger             | only               | why
        Trigger.TERMINATION | []                 | ['nobody told the name']
        Trigger.POLICY      | ['atelier/SEAT']   | []
    }

    def "whom nobody knows is a question to a person and nothing else, in the preview as in the run (P6, O1)"() {
        given:
        estate.access.clear()
        estate.nameless << 'warehouse'

        when:
        def preview = preview()
        begin()
        engine.sleep(Duration.ofHours(1))

        then:
        preview.items()*.id() == record.planned*.items().flatten()*.id()
        preview.manual()*.why() == ['No target knows Ada L.']
    }

    private Preview preview(Trigger trigger = Trigger.TERMINATION, List<String> only = []) {
        def request = new OffboardingRequest(ID, new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', 'Ada L.', 'e-7'), trigger, Risk.NORMAL, null, start,
                new Source('bamboohr', 'evt-1', 'hr@example.com', start), [], null, only)
        engine.workflowClient.newWorkflowStub(PreviewWorkflow, WorkflowOptions.newBuilder()
                .setWorkflowId('preview/spec').setTaskQueue(OffboardingWorkflow.TASK_QUEUE).build()).preview(request)
    }
}
