package dev.handback.scimapp

import dev.handback.scimapp.seat.SeatPool
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Path
import java.time.Duration

/** The real application over HTTP, as its callers see it. */
class Atelier implements AutoCloseable {
    static final String SEAT = 'urn:ietf:params:scim:schemas:extension:atelier:2.0:Seat'
    static final String USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
    static final String TOKEN = 'spec-scim-token'

    private final HttpClient http = HttpClient.newHttpClient()
    final URI baseUrl
    private final AutoCloseable running

    Atelier(URI baseUrl, AutoCloseable running = {}) {
        this.baseUrl = baseUrl
        this.running = running
    }

    static Atelier start(Path dataDir, String pools = 'designer:2:45.00:EUR,viewer:500:9.00:EUR') {
        def app = ScimApp.start(ScimAppOptions.of(dataDir, new ScimToken(TOKEN))
                .withSeatPools(SeatPool.parse(pools))
                .withPasswordIterations(100)
                .withFaults(true))
        new Atelier(app.baseUrl(), app)
    }

    Answer scim(String method, String path, Object body = null, String token = TOKEN) {
        send(method, "/scim/v2$path", body, token, 'application/scim+json')
    }

    Answer send(String method, String path, Object body = null, String token = null,
                String type = 'application/json', Duration patience = Duration.ofSeconds(10)) {
        def publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body instanceof String ? body : JsonOutput.toJson(body))
        def request = HttpRequest.newBuilder(URI.create(baseUrl.toString() + path))
                .timeout(patience).method(method, publisher)
        if (body != null) {
            request.header('Content-Type', type)
        }
        if (token != null) {
            request.header('Authorization', "Bearer $token")
        }
        new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()))
    }

    Answer create(Map attributes) {
        scim('POST', '/Users', [schemas: [USER]] + attributes)
    }

    Answer patch(String id, Map... operations) {
        scim('PATCH', "/Users/$id",
                [schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations as List])
    }

    Answer deactivate(String id) {
        patch(id, [op: 'replace', path: 'active', value: false])
    }

    Answer releaseSeat(String id) {
        patch(id, [op: 'remove', path: "$SEAT:sku"])
    }

    Answer signIn(String userName, String password) {
        send('POST', '/sign-in', [userName: userName, password: password])
    }

    Answer me(String session) {
        send('GET', '/me', null, session)
    }

    int used(String sku) {
        scim('GET', "/SeatPools/$sku").json.used
    }

    void fault(Map plan) {
        assert send('POST', '/faults', plan).status == 204
    }

    @Override
    void close() {
        http.close()
        running.close()
    }

    static class Answer {
        final int status
        final String body
        final HttpResponse<String> response

        Answer(HttpResponse<String> response) {
            this.response = response
            this.status = response.statusCode()
            this.body = response.body()
        }

        Object getJson() {
            new JsonSlurper().parseText(body)
        }
    }
}
