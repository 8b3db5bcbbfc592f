package dev.handback.scimapp

/** SCIM users as RFC 7644 has them. */
class UserProvisioningSpec extends AtelierSpecification {

    def "a created user is found again by id, by externalId and by userName"() {
        when:
        def created = atelier.create(ada(emails: [[value: 'ada@example.com', primary: true]]))
        def id = created.json.id

        then:
        created.status == 201
        created.response.headers().firstValue('location').get() == "$atelier.baseUrl/scim/v2/Users/$id"
        with(atelier.scim('GET', "/Users/$id").json) {
            userName == 'ada'
            active == true
            emails[0].value == 'ada@example.com'
            meta.resourceType == 'User'
            meta.created
        }
        found('externalId eq "E-1"') == [id]
        found('userName eq "ADA"') == [id]
        found('externalId eq "e-1"') == []
    }

    def "a password is never answered, whoever asks for it"() {
        when:
        def id = atelier.create(ada()).json.id

        then:
        !atelier.scim('GET', "/Users/$id?attributes=password,userName").body.contains('engine')
        atelier.scim('GET', "/Users/$id").json.password == null
        atelier.patch(id, [op: 'replace', path: 'password', value: 'second engine']).json.password == null
    }

    def "a user name is taken once, whatever the case of its letters"() {
        given:
        atelier.create(ada())

        when:
        def second = atelier.create(ada(userName: 'ADA'))

        then:
        second.status == 409
        second.json.scimType == 'uniqueness'
    }

    def "a PATCH deactivates with a JSON boolean, with a path or without"() {
        given:
        def id = atelier.create(ada()).json.id

        when:
        def patched = atelier.patch(id, operation)

        then:
        patched.status == 200
        atelier.scim('GET', "/Users/$id").json.active == false

        where:
        operation << [[op: 'replace', path: 'active', value: false], [op: 'replace', value: [active: false]]]
    }

    def "a PATCH with #fault is refused with 400 and changes nothing"() {
        given:
        def id = atelier.create(ada()).json.id

        when:
        def refused = atelier.patch(id, [op: 'replace', path: 'displayName', value: 'Changed'], operation)

        then:
        refused.status == 400
        refused.json.schemas == ['urn:ietf:params:scim:api:messages:2.0:Error']
        atelier.scim('GET', "/Users/$id").json.displayName == 'Ada Byron'

        where:
        fault                    | operation
        'a boolean as a string'  | [op: 'replace', path: 'active', value: 'False']
        'an unknown attribute'   | [op: 'replace', path: 'shoeSize', value: 'x']
        'a read-only attribute'  | [op: 'replace', path: 'id', value: 'x']
        'no user name left'      | [op: 'remove', path: 'userName']
        'a blank password'       | [op: 'replace', path: 'password', value: ' ']
    }

    def "a PUT replaces attributes, and keeps what it does not name of password, seat and activity"() {
        given:
        def id = atelier.create(ada(seated('designer') + [title: 'Countess', active: false])).json.id

        when:
        def replaced = atelier.scim('PUT', "/Users/$id",
                [schemas: [Atelier.USER], userName: 'ada', displayName: 'Ada Lovelace'])

        then:
        replaced.status == 200
        with(atelier.scim('GET', "/Users/$id").json) {
            displayName == 'Ada Lovelace'
            title == null
            active == false
            it[Atelier.SEAT].sku == 'designer'
        }
        atelier.patch(id, [op: 'replace', path: 'active', value: true]).status == 200
        atelier.signIn('ada', 'first engine').status == 200
    }

    def "a deleted user is gone"() {
        given:
        def id = atelier.create(ada()).json.id

        expect:
        atelier.scim('DELETE', "/Users/$id").status == 204
        atelier.scim('GET', "/Users/$id").status == 404
        atelier.scim('DELETE', "/Users/$id").status == 404
        atelier.deactivate(id).status == 404
        found('externalId eq "E-1"') == []
    }

    def "500 users are listed page by page, each once, in well under a second"() {
        given:
        500.times { atelier.create(userName: "user$it", externalId: "E-$it") }
        def begun = System.nanoTime()

        when:
        def pages = [1, 201, 401].collect { atelier.scim('GET', "/Users?startIndex=$it").json }
        def millis = (System.nanoTime() - begun).intdiv(1_000_000)

        then:
        pages*.totalResults == [500, 500, 500]
        pages*.itemsPerPage == [200, 200, 100]
        pages.collectMany { it.Resources*.userName }.toSet().size() == 500
        atelier.scim('GET', '/Users?startIndex=3&count=2').json.Resources.size() == 2
        millis < 1_000
    }

    def "a search by POST answers as a search by GET"() {
        given:
        atelier.create(ada())

        when:
        def answer = atelier.scim('POST', '/Users/.search',
                [schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter: 'active eq true'])

        then:
        answer.json.Resources*.userName == ['ada']
    }

    def "a caller with #token is refused with 401"() {
        when:
        def refused = atelier.scim('GET', '/Users', null, token)

        then:
        refused.status == 401
        refused.json.schemas == ['urn:ietf:params:scim:api:messages:2.0:Error']

        where:
        token << [null, 'wrong', '']
    }

    def "a body that is no JSON, and a filter that is none, are refused with 400"() {
        expect:
        atelier.scim('POST', '/Users', '{').status == 400
        atelier.scim('GET', '/Users?filter=userName%20is%20ada').status == 400
    }

    def "discovery names the resource types, the seat's schema and what is supported"() {
        expect:
        atelier.scim('GET', '/ResourceTypes').json.Resources*.name as Set == ['User', 'SeatPool'] as Set
        Atelier.SEAT in atelier.scim('GET', '/Schemas').json.Resources*.id
        with(atelier.scim('GET', '/ServiceProviderConfig').json) {
            patch.supported
            filter.maxResults == 200
            authenticationSchemes[0].type == 'oauthbearertoken'
        }
    }

    private List<String> found(String filter) {
        atelier.scim('GET', "/Users?filter=${URLEncoder.encode(filter, 'UTF-8')}").json.Resources*.id ?: []
    }
}
