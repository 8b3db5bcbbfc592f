package dev.handback.connector.sweep

import dev.handback.connector.*
import dev.handback.offboarding.access.*
import spock.lang.Specification

import java.time.Duration

/** What people are told beforehand that they will be asked for (P6, O2). */
class LackingSpec extends Specification {

    def "a connector that can do nothing leaves everything to people, each kind with its reason (P6)"() {
        when:
        def gaps = Lacking.of(new Target(new TargetId('crm'), Stub(Connector), Duration.ofSeconds(5)))

        then:
        gaps.collectEntries { [it.kind(), it.why()] } == [
            (ItemKind.SESSIONS)   : 'the connector of crm cannot end sessions',
            (ItemKind.CREDENTIAL) : 'the connector of crm cannot replace passwords',
            (ItemKind.CERTIFICATE): 'the connector of crm cannot revoke certificates',
            (ItemKind.ENTITLEMENT): 'the connector of crm cannot remove entitlements',
            (ItemKind.ACCOUNT)    : 'the connector of crm cannot disable accounts',
            (ItemKind.DELEGATION) : 'the connector of crm cannot revoke what others have granted',
            (ItemKind.INTEGRATION): 'the connector of crm cannot disable integrations',
            (ItemKind.SEAT)       : 'the connector of crm cannot release seats',
        ]
    }
}
