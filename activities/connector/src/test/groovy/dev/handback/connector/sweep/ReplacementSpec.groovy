package dev.handback.connector.sweep

import dev.handback.connector.Connector
import dev.handback.connector.ConnectorException
import dev.handback.offboarding.access.SeekReplacement
import dev.handback.offboarding.access.TargetId
import io.temporal.failure.ActivityFailure
import io.temporal.failure.ApplicationFailure

/** Whether whoever takes over is there (L4). */
class ReplacementSpec extends SweepSetting {

    def "L4: a replacement whose account is there and enabled is active"() {
        expect:
        seek(system).how() == 'replacement e-7 is active at fake as ada'
    }

    def "L4: #what is not active yet, and asked for again"() {
        given:
        system.enabled = enabled
        system.raises = raises

        when:
        seek(nothing ? { } as Connector : system)

        then:
        def failure = thrown(ActivityFailure)
        (failure.cause as ApplicationFailure).type == type
        (failure.cause as ApplicationFailure).message.contains(says)

        where:
        what                                     | enabled | nothing | raises                                           || type             | says
        'one who is disabled'                    | false   | false   | null                                             || 'NOT_ACTIVE_YET' | 'e-7 is not active at fake yet'
        'one of whom no connector can tell'      | true    | true    | null                                             || 'NOT_ACTIVE_YET' | 'cannot say who is there'
        'one at a target that does not answer'   | true    | false   | new ConnectorException.Unavailable('down', null) || 'UNAVAILABLE'    | 'down'
    }

    private seek(Connector connector) {
        serving(fake: connector).awaitReplacement(new SeekReplacement(new TargetId('fake'), 'e-7'))
    }
}
