package dev.handback.scimapp

import java.time.Duration
import java.time.Instant

/** The application's own sign-in, against which access is proven gone by trying. */
class SignInSpec extends AtelierSpecification {
    String id

    def setup() {
        id = atelier.create(ada()).json.id
    }

    def "the right password opens a session that says who is signed in"() {
        when:
        def session = atelier.signIn('ada', 'first engine').json.token

        then:
        atelier.me(session).json == [userName: 'ada', displayName: 'Ada Byron']
    }

    def "a wrong password, a deactivated user and a stranger get the same answer"() {
        given:
        def wrong = atelier.signIn('ada', 'no')
        def stranger = atelier.signIn('nobody', 'first engine')

        when:
        atelier.deactivate(id)
        def deactivated = atelier.signIn('ada', 'first engine')

        then:
        [wrong, stranger, deactivated]*.status == [401, 401, 401]
        [wrong, stranger, deactivated]*.body.toSet().size() == 1
    }

    def "a session dies at once when #what, and stays dead"() {
        given:
        def session = atelier.signIn('ada', 'first engine').json.token

        when:
        change(atelier, id)

        then:
        atelier.me(session).status == 401

        when: 'the access comes back'
        atelier.patch(id, [op: 'replace', path: 'active', value: true])

        then:
        atelier.me(session).status == 401

        where:
        what                         | change
        'the user is deactivated'    | { Atelier a, String id -> a.deactivate(id) }
        'the user is deleted'        | { Atelier a, String id -> a.scim('DELETE', "/Users/$id") }
        'the password is changed'    | { Atelier a, String id -> a.patch(id, [op: 'replace', path: 'password', value: 'new']) }
        'the password is taken away' | { Atelier a, String id -> a.patch(id, [op: 'remove', path: 'password']) }
    }

    def "any other change leaves the session alone"() {
        given:
        def session = atelier.signIn('ada', 'first engine').json.token

        when:
        atelier.patch(id, [op: 'replace', path: 'displayName', value: 'Ada Lovelace'])

        then:
        atelier.me(session).json.displayName == 'Ada Lovelace'
    }

    def "after a password change the old one is refused and the new one lets in"() {
        when:
        atelier.patch(id, [op: 'replace', path: 'password', value: 'second engine'])

        then:
        atelier.signIn('ada', 'first engine').status == 401
        atelier.signIn('ada', 'second engine').status == 200
    }

    def "a user shows when they last signed in, only after they did, and only by doing so"() {
        given:
        def activity = 'urn:ietf:params:scim:schemas:extension:atelier:2.0:Activity'
        def before = atelier.scim('GET', "/Users/$id").json

        when:
        atelier.signIn('ada', 'no')
        atelier.signIn('ada', 'first engine')
        atelier.patch(id, [op: 'replace', path: 'displayName', value: 'Ada Lovelace'])
        def after = atelier.scim('GET', "/Users/$id").json

        then:
        before[activity] == null
        Duration.between(Instant.parse(after[activity].lastSignIn), Instant.now()).abs() < Duration.ofMinutes(1)
        after.schemas.contains(activity)

        when: 'a client gives back what it was shown, with another time'
        after[activity].lastSignIn = '2001-01-01T00:00:00Z'
        atelier.scim('PUT', "/Users/$id", after)

        then:
        atelier.scim('GET', "/Users/$id").json[activity].lastSignIn.startsWith('2')
        !atelier.scim('GET', "/Users/$id").json[activity].lastSignIn.startsWith('2001')
    }

    def "signing out ends that session and no other"() {
        given:
        def sessions = (1..2).collect { atelier.signIn('ada', 'first engine').json.token }

        when:
        def answer = atelier.send('POST', '/sign-out', null, sessions[0])

        then:
        answer.status == 204
        sessions.collect { atelier.me(it).status } == [401, 200]
    }

    def "nobody signs in without a password of their own"() {
        given:
        atelier.create(userName: 'grace')

        expect:
        atelier.signIn('grace', password).status == 401

        where:
        password << ['', 'first engine', 'null']
    }

    def "a request without credentials is refused"() {
        expect:
        atelier.send('POST', '/sign-in', body).status == status
        atelier.send('GET', '/me').status == 401

        where:
        body   | status
        [:]    | 400
        '{'    | 400
        'null' | 400
    }
}
