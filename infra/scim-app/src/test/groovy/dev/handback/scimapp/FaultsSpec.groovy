package dev.handback.scimapp

import spock.util.concurrent.PollingConditions

import java.net.http.HttpTimeoutException
import java.time.Duration

/** The faults and lies that connectors have to live with. */
class FaultsSpec extends AtelierSpecification {
    String id

    def setup() {
        id = atelier.create(ada(seated('designer'))).json.id
    }

    def "a target that says ok and does nothing answers as if it had"() {
        given:
        atelier.fault(mode: 'SAYS_OK_DOES_NOTHING')

        when:
        def deactivated = atelier.deactivate(id)
        def changed = atelier.patch(id, [op: 'replace', path: "$Atelier.SEAT:sku", value: 'viewer'])
        def released = atelier.releaseSeat(id)
        def deleted = atelier.scim('DELETE', "/Users/$id")

        then:
        [deactivated, changed, released, deleted]*.status == [200, 200, 200, 204]
        deactivated.json.active == false
        atelier.scim('GET', "/Users/$id").json.active == true
        changed.json[Atelier.SEAT].sku == 'viewer'
        ['designer', 'viewer'].collect { atelier.used(it) } == [1, 0]
        atelier.signIn('ada', 'first engine').status == 200
    }

    def "a target that only sets a flag shows it and lets the user in"() {
        given:
        atelier.fault(mode: 'FLAG_ONLY')

        when:
        atelier.deactivate(id)
        def session = atelier.signIn('ada', 'first engine')

        then:
        atelier.scim('GET', "/Users/$id").json.active == false
        session.status == 200
        atelier.me(session.json.token).status == 200
    }

    def "a target that is down answers 503 everywhere until it is back"() {
        given:
        atelier.fault(mode: 'DOWN')

        expect:
        atelier.deactivate(id).status == 503
        atelier.signIn('ada', 'first engine').status == 503

        when:
        atelier.fault(mode: 'NONE')

        then:
        atelier.signIn('ada', 'first engine').status == 200
        atelier.scim('GET', "/Users/$id").json.active == true
    }

    def "a throttled SCIM client is told how long to wait, and people are not bothered"() {
        given:
        atelier.fault(mode: 'THROTTLE', retryAfterSeconds: 11)

        when:
        def refused = atelier.deactivate(id)

        then:
        refused.status == 429
        refused.response.headers().firstValue('retry-after').get() == '11'
        atelier.signIn('ada', 'first engine').status == 200
    }

    def "a slow target answers late"() {
        given:
        atelier.fault(mode: 'SLOW', delayMillis: 300)
        def begun = System.nanoTime()

        when:
        def answer = atelier.scim('GET', "/Users/$id")

        then:
        answer.status == 200
        System.nanoTime() - begun >= 300_000_000
    }

    def "a timeout after success leaves the change made"() {
        given:
        atelier.fault(mode: 'TIMEOUT_AFTER_SUCCESS')

        when:
        atelier.send('DELETE', "/scim/v2/Users/$id", null, Atelier.TOKEN, '', Duration.ofMillis(300))

        then:
        thrown(HttpTimeoutException)
        new PollingConditions().eventually {
            assert atelier.scim('GET', "/Users/$id").status == 404
        }
    }

    def "an unknown fault is refused"() {
        expect:
        atelier.send('POST', '/faults', body).status == 400

        where:
        body << [[mode: 'BROKEN'], [:], 'null', [mode: 'SLOW', delayMillis: 'soon']]
    }

    def "without the test flag there are no faults to switch on"() {
        given:
        def app = ScimApp.start(ScimAppOptions.of(dataDir.resolve('plain'), new ScimToken('t')))
        def plain = new Atelier(app.baseUrl(), app)

        expect:
        plain.send('POST', '/faults', [mode: 'DOWN']).status == 404

        cleanup:
        plain?.close()
    }
}
