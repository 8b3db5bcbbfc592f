package dev.handback.api.scim

import com.unboundid.scim2.client.ScimService
import com.unboundid.scim2.common.exceptions.ResourceConflictException
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException
import com.unboundid.scim2.common.exceptions.UnauthorizedException
import com.unboundid.scim2.common.filters.Filter
import com.unboundid.scim2.common.types.Email
import com.unboundid.scim2.common.types.UserResource
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import groovy.json.JsonOutput
import jakarta.ws.rs.client.Client
import jakarta.ws.rs.client.ClientBuilder
import jakarta.ws.rs.client.ClientRequestFilter
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider
import org.glassfish.jersey.client.ClientConfig
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** An identity provider (UnboundID's client, and what Okta and Entra send) deprovisions into Handback (RFC 7644). */
class ScimServerSpec extends Specification {
  private static final String TOKEN = "the token of the identity provider"

  @Shared @AutoCleanup RunningApi api = new RunningApi("api_scim", Stack.temporal(), ["handback.sources.file": sources()])
  @Shared @AutoCleanup Client http = client(TOKEN)
  @Shared ScimService idp = new ScimService(http.target(api.server.URI.resolve("/scim/v2/idp")))

  def "a user that the identity provider deactivates is offboarded, and deactivated again it is the same offboarding (T1, T12)"() {
    given:
    def ada = idp.create("Users", user("e-scim-1", "ada.scim@example.com"))

    expect:
    offboardings("e-scim-1") == []

    when:
    ada.active = false
    idp.replace(ada)
    idp.replace(idp.retrieve("Users", ada.id, UserResource).setActive(false))

    then:
    with(offboardings("e-scim-1")) {
      it.size() == 1
      it[0].trigger == "TERMINATION"
      it[0].subject.email == "ada.scim@example.com"
    }
    !idp.retrieve("Users", ada.id, UserResource).active
  }

  def "a user that the identity provider deletes is offboarded, and is not there any more (T1)"() {
    given:
    def bob = idp.create("Users", user("e-scim-2", "bob.scim@example.com"))

    when:
    idp.delete("Users", bob.id)

    then:
    offboardings("e-scim-2").size() == 1

    when:
    idp.retrieve("Users", bob.id, UserResource)

    then:
    thrown(ResourceNotFoundException)
  }

  def "a deprovisioning is taken in every form in which it is sent: #sender (T1)"() {
    given:
    def user = idp.create("Users", user("e-$sender", "$sender@example.com"))

    when:
    def answer = send("PATCH", "/Users/$user.id", patch)

    then:
    answer.status == 200
    !answer.json.active
    offboardings("e-$sender").size() == 1

    where:
    sender         | patch
    "rfc-7644"     | [schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [[op: "replace", path: "active", value: false]]]
    "okta"         | [schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [[op: "replace", value: [active: false]]]]
    "entra"        | [schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [[op: "Replace", path: "active", value: false]]]
    "entra-legacy" | [schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [[op: "Replace", path: "active", value: "False"]]]
  }

  def "other changes of a user offboard nobody, and one who is activated again is told of"() {
    given:
    def cleo = idp.create("Users", user("e-scim-3", "cleo.scim@example.com"))

    when:
    idp.modifyRequest("Users", cleo.id).replaceValue("title", "Head of cats").invoke(UserResource)

    then:
    offboardings("e-scim-3") == []

    when:
    idp.modifyRequest("Users", cleo.id).replaceValue("active", false).invoke(UserResource)
    idp.modifyRequest("Users", cleo.id).replaceValue("active", true).invoke(UserResource)

    then:
    api.rows("SELECT meaning, state FROM inbox WHERE subject_id = 'e-scim-3' ORDER BY received_at")*.meaning == ["LEAVES", "REHIRED"]
  }

  def "users are found by name and by the provider's id, as providers look before they add"() {
    given:
    def dora = idp.create("Users", user("e-scim-4", "dora.scim@example.com"))

    expect:
    idp.searchRequest("Users").filter(Filter.eq(attribute, value)).invoke(UserResource).resources*.id == [dora.id]
    idp.searchRequest("Users").filter(Filter.eq(attribute, "nobody")).invoke(UserResource).totalResults == 0

    cleanup:
    idp.delete("Users", dora.id)

    where:
    attribute    | value
    "userName"   | "DORA.scim@example.com"
    "externalId" | "e-scim-4"
  }

  def "a filter that is not known here is refused by its name"() {
    when:
    def answer = send("GET", "/Users?filter=" + URLEncoder.encode('title co "x"', "UTF-8"), null)

    then:
    answer.status == 400
    answer.json.scimType == "invalidFilter"
  }

  def "two users of one name are refused, and the first stays"() {
    given:
    idp.create("Users", user("e-scim-5", "eve.scim@example.com"))

    when:
    idp.create("Users", user("e-scim-6", "Eve.SCIM@example.com"))

    then:
    thrown(ResourceConflictException)
  }

  def "a user without the id that the source's rules need is not deactivated silently: 400, kept in the inbox, still active"() {
    given:
    def nameless = idp.create("Users", user(null, "nameless@example.com"))

    when:
    def answer = send("PATCH", "/Users/$nameless.id", [schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: [[op: "replace", path: "active", value: false]]])

    then:
    answer.status == 400
    answer.json.detail.contains("/user/externalId")
    idp.retrieve("Users", nameless.id, UserResource).active
    api.rows("SELECT state FROM inbox WHERE last_error LIKE '%externalId%'")*.state == ["DISCARDED"]
  }

  def "a password that a provider sends along is kept nowhere"() {
    when:
    idp.create("Users", user("e-scim-7", "fay.scim@example.com").setPassword("sesame, open"))

    then:
    api.rows("SELECT resource FROM provisioned_user WHERE external_id = 'e-scim-7'").every { !it.resource.contains("sesame") }
  }

  def "without the source's own token nothing is told, read or changed: #why"() {
    given:
    def stranger = client(token)

    when:
    new ScimService(stranger.target(api.server.URI.resolve("/scim/v2/idp"))).create("Users", user("e-scim-8", "x@example.com"))

    then:
    thrown(UnauthorizedException)

    cleanup:
    stranger.close()

    where:
    why         | token
    "guessed"   | "guessed"
    "of another source" | "another token"
  }

  def "a source of events is no SCIM server, and the other way round"() {
    expect:
    send("GET", "/Users", null, "other").status == 404
    send("GET", "/Users", null, "nobody").status == 404
    api.post("/webhooks/idp", [type: "user.deleted", user: [externalId: "e-1"]], null, [Authorization: "Bearer $TOKEN"]).isProblem(404)
  }

  def "what cannot be read is refused in SCIM's own words: #body"() {
    when:
    def answer = api.send("POST", "/scim/v2/idp/Users", body.bytes, [Authorization: "Bearer $TOKEN", "Content-Type": "application/scim+json"])

    then:
    answer.status == 400
    answer.json.schemas == ["urn:ietf:params:scim:api:messages:2.0:Error"]

    where:
    body << ["{", "[]", '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]}', '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "a", "active": "perhaps"}', '{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "' + "x" * 300 + '"}']
  }

  def "it says what it can do (RFC 7644, 4)"() {
    expect:
    idp.serviceProviderConfig.patch.supported
    idp.serviceProviderConfig.filter.supported
    !idp.serviceProviderConfig.bulk.supported
    idp.resourceTypes*.name.contains("User")
    idp.schemas*.id.contains("urn:ietf:params:scim:schemas:core:2.0:User")
  }

  private static UserResource user(CharSequence externalId, CharSequence name) {
    def user = new UserResource().setUserName(name.toString()).setActive(true).setDisplayName("Somebody").setEmails([new Email().setValue(name.toString()).setPrimary(true)])
    user.setExternalId(externalId?.toString())
    user
  }

  private List<Map> offboardings(CharSequence subject) {
    api.get("/offboardings?limit=500", "auditor").json.offboardings.findAll { it.subject.id == subject.toString() } as List<Map>
  }

  private RunningApi.Answer send(String method, CharSequence path, Map body, String source = "idp") {
    api.send(method, "/scim/v2/$source$path", body == null ? null : JsonOutput.toJson(body).bytes, [Authorization: "Bearer $TOKEN", "Content-Type": "application/scim+json"])
  }

  private static Client client(String token) {
    def config = new ClientConfig().connectorProvider(new Apache5ConnectorProvider())
    ClientBuilder.newClient(config).register({ it.headers.putSingle("Authorization", "Bearer $token".toString()) } as ClientRequestFilter)
  }

  private static String sources() {
    Stack.write("scim-token", TOKEN)
    Stack.write("other-token", "another token")
    Stack.write("scim-sources.yaml", """
sources:
  - name: idp
    scheme: SCIM
    keys: [file:scim-token]
    timeZone: UTC
    body:
      eventType: [/type]
      eventId: /id
      occurredAt: /occurredAt
      subject: {id: /user/externalId, email: /user/userName, displayName: /user/displayName}
    events:
      - {type: user.deactivated, trigger: TERMINATION}
      - {type: user.deleted, trigger: TERMINATION}
      - {type: user.reactivated, trigger: TERMINATION, means: REHIRED}
  - name: other
    scheme: PERSONIO
    keys: [file:other-token]
    timeZone: UTC
    body: {eventType: [/type], subject: {id: /id}}
    events: [{type: left, trigger: TERMINATION}]
""")
  }
}
