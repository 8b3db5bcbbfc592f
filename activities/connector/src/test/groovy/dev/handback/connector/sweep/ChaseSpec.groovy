package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.offboarding.Stage
import dev.handback.offboarding.access.*
import io.temporal.failure.ApplicationFailure

import java.time.Duration

/** What one target still owes, stage by stage, until it is proven (O3). */
class ChaseSpec extends SweepSetting {

    def "a password that cannot be replaced, or a group that cannot be left, is no reason to leave the account open (S4, S8)"() {
        given:
        system.refuses[call] = new ConnectorException.Conflict("fake: $call refused", null)
        def access = serving(fake: system)

        when:
        access.catchUp(new CatchUp(run, new TargetId('fake'), from, items(), [], [], null))

        then: 'the debt stays'
        def failure = thrown(Exception)
        causes(failure).any { it.message?.contains("$call refused") }

        and: 'the account is shut'
        !system.enabled

        where:
        call                | from
        'replacePassword'   | Stage.ROTATE_SECRETS
        'endSessions'       | Stage.REVOKE_SESSIONS
        'removeEntitlement' | Stage.DISABLE_ACCOUNTS
        'signIn'            | Stage.DISABLE_ACCOUNTS
    }

    def "what a person has to see to is left to them in the stages that follow"() {
        given:
        def access = serving(fake: new Connector() { void close() {} })

        when:
        def outcomes = access.catchUp(new CatchUp(run, new TargetId('fake'), Stage.REVOKE_SESSIONS, items(), [], [], null)).outcomes()

        then:
        outcomes*.item().toSet().size() == outcomes.size()
        outcomes.every { it instanceof ItemOutcome.NeedsPerson }
    }

    def "a chase does all that a target owes in order, and goes on failing until a try is refused (O3)"() {
        given:
        system.disableDoesNothing = true
        def access = serving(fake: system)
        def debt = new CatchUp(run, new TargetId('fake'), Stage.REVOKE_SESSIONS, items(), [], [], null)

        when:
        access.catchUp(debt)

        then:
        def failure = thrown(Exception)
        causes(failure).find { it instanceof ApplicationFailure }.type == 'STILL_ALLOWED'

        when:
        system.disableDoesNothing = false
        def outcomes = access.catchUp(debt).outcomes()

        then:
        outcomes.findAll { it instanceof ItemOutcome.Proven }*.proof()*.method().toSet() == [ProofMethod.TRIED] as Set
    }

    def "a throttled target is left alone for as long as it asks"() {
        given:
        system.raises = new ConnectorException.Throttled('fake: 429', Duration.ofSeconds(7))
        def access = serving(fake: system)

        when:
        access.catchUp(new CatchUp(run, new TargetId('fake'), Stage.REVOKE_SESSIONS, items(), [], [], null))

        then:
        def thrown = thrown(Exception)
        def failure = causes(thrown).find { it instanceof ApplicationFailure } as ApplicationFailure
        failure.type == 'THROTTLED'
        !failure.nonRetryable
    }

    def "an account that others depend on is not cut in a chase before its owner is heard (S3, O3): signed off #heard"() {
        given:
        def access = serving(fake: system)
        def signedOff = heard ? [TargetAccount.of(item(ItemKind.ACCOUNT))] : []

        when:
        def outcomes = access.catchUp(new CatchUp(run, new TargetId('fake'), Stage.REVOKE_SESSIONS, items(), [], [], signedOff)).outcomes()

        then:
        system.calls.contains('replacePassword')
        system.enabled == !heard
        outcomes.any { it instanceof ItemOutcome.Proven } == heard

        where:
        heard << [false, true]
    }
}
