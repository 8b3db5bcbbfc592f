package dev.handback.connector.sweep

import dev.handback.connector.*
import dev.handback.offboarding.Subject
import dev.handback.offboarding.SubjectKind
import dev.handback.offboarding.access.TargetId
import spock.lang.Specification

import java.time.Duration

/** How each call to a target ended is heard, and nothing else changes (O3). */
class WatchedSpec extends Specification {
    static final ADA = new Subject(SubjectKind.EMPLOYEE, 'e-1001', 'ada@example.com', null, null)

    def heard = []
    def system = new FakeSystem()
    def plain = new Target(new TargetId('crm'), system, Duration.ofSeconds(5))
    def watched = plain.watchedBy(new Contacts() {
        void answered(TargetId target) { heard << "$target answered".toString() }

        void failed(TargetId target, ConnectorException failure) { heard << "$target: $failure.message".toString() }
    })

    def "a watched connector can do what it could before, and nothing more"() {
        expect:
        watched.capabilities() == plain.capabilities()
        watched.capabilities().containsAll(['DisablesAccounts', 'EndsSessions', 'FindsAccess', 'ReadsBack', 'ReleasesSeats'])
        !watched.capabilities().contains('Connector')
        Lacking.of(watched) == Lacking.of(plain)
        new Target(new TargetId('none'), { -> } as Connector, Duration.ofSeconds(5)).capabilities() == []
    }

    def "an answer is heard as an answer, and is the same answer"() {
        expect:
        (watched.connector() as FindsAccess).findAccess(ADA) == system.findAccess(ADA)
        heard == ['crm answered']
    }

    def "a failure is heard with its sentence, and is raised as it was"() {
        given:
        system.raises = new ConnectorException.Unavailable('crm does not answer', null)

        when:
        (watched.connector() as FindsAccess).findAccess(ADA)

        then:
        def raised = thrown(ConnectorException.Unavailable)
        raised.is(system.raises)
        heard == ['crm: crm does not answer']
    }

    def "that a connector is closed says nothing of its target"() {
        when:
        watched.connector().close()

        then:
        heard.empty
    }
}
