package dev.handback.scimapp

/** Paid seats behave as at vendors who charge for them. */
class SeatSpec extends AtelierSpecification {

    def "a pool says what was bought, what is used and what it costs"() {
        given:
        atelier.create(ada(seated('designer')))

        expect:
        with(atelier.scim('GET', '/SeatPools/designer').json) {
            id == 'designer'
            purchased == 2
            used == 1
            monthlyPrice == 45.00
            currency == 'EUR'
        }
        atelier.scim('GET', '/SeatPools').json.Resources*.id as Set == ['designer', 'viewer'] as Set
        atelier.scim('GET', '/SeatPools/painter').status == 404
    }

    def "deactivation alone does not free a seat"() {
        given:
        def id = atelier.create(ada(seated('designer'))).json.id

        when:
        atelier.deactivate(id)

        then:
        atelier.used('designer') == 1
    }

    def "a seat is free once a PATCH removes its SKU"() {
        given:
        def id = atelier.create(ada(seated('designer'))).json.id

        when:
        def patched = atelier.releaseSeat(id)

        then:
        patched.status == 200
        atelier.used('designer') == 0
        !atelier.scim('GET', "/Users/$id").body.contains(Atelier.SEAT)
    }

    def "a seat is another one once a PATCH replaces its SKU, and whoever holds it goes on working (S6)"() {
        given:
        def id = atelier.create(ada(seated('designer'))).json.id
        def session = atelier.signIn('ada', 'first engine').json.token

        when:
        def patched = atelier.patch(id, [op: 'replace', path: "$Atelier.SEAT:sku", value: 'viewer'])

        then:
        patched.status == 200
        patched.json[Atelier.SEAT].sku == 'viewer'
        ['designer', 'viewer'].collect { atelier.used(it) } == [0, 1]
        atelier.me(session).status == 200
    }

    def "a seat is free once its user is deleted"() {
        given:
        def id = atelier.create(ada(seated('designer'))).json.id

        when:
        atelier.scim('DELETE', "/Users/$id")

        then:
        atelier.used('designer') == 0
    }

    def "no seat is given beyond what was bought"() {
        given:
        2.times { atelier.create(seated('designer') + [userName: "user$it"]) }
        def viewer = atelier.create(ada(seated('viewer'))).json.id

        when:
        def created = atelier.create(seated('designer') + [userName: 'late'])
        def moved = atelier.patch(viewer, [op: 'replace', path: "$Atelier.SEAT:sku", value: 'designer'])

        then:
        [created, moved]*.status == [409, 409]
        created.json.schemas == ['urn:ietf:params:scim:api:messages:2.0:Error']
        created.json.detail.contains('all 2 of')
        atelier.used('designer') == 2
        atelier.used('viewer') == 1
        atelier.scim('GET', '/Users?filter=userName%20eq%20%22late%22').json.totalResults == 0
    }

    def "who holds a seat of a full pool can still be changed"() {
        given:
        def ids = (1..2).collect { atelier.create(seated('designer') + [userName: "user$it"]).json.id }

        expect:
        atelier.patch(ids[0], [op: 'replace', path: 'displayName', value: 'Renamed']).status == 200
    }

    def "a seat that is not sold is refused"() {
        expect:
        atelier.create(ada(seated('painter'))).status == 400
    }
}
