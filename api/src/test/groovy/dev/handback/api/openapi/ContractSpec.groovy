package dev.handback.api.openapi

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import org.yaml.snakeyaml.Yaml
import spock.lang.Shared
import spock.lang.Specification

/** The contract is published, whole, by the server that keeps it. */
class ContractSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "the OpenAPI document has every call that the server has, and no other"() {
    expect:
    documented() == api.routes()
  }

  def "every call says what it does, who may call it, and what may come back"() {
    expect:
    operations().every { call, operation -> operation.summary }
    operations().findAll { call, operation -> operation.security == [[token: []]] }*.key as Set ==
        operations().keySet().findAll { it =~ "/(offboardings|obligations|exceptions|holds|inbox|seats|savings|inventory|schedules|codec|tokens|sign-ins|targets|connectors|shared-signals/streams)" }
    operations()["POST /offboardings"].responses.keySet().containsAll(["202", "200", "422"])
    operations()["POST /webhooks/{source}"].responses.keySet().containsAll(["202", "200", "400", "401", "404"])
  }

  def "bodies are described by their fields: #call"() {
    given:
    def schema = operations()[call].requestBody.content["application/json"].schema
    def name = schema['$ref'] - "#/components/schemas/"

    expect:
    document().components.schemas[name].properties.keySet() == fields as Set

    where:
    call                                          | fields
    "POST /offboardings"                          | ["subject", "trigger", "risk", "effectiveAt", "source", "keep", "replacement", "only", "reason"]
    "POST /offboardings/preview"                  | ["subject", "trigger", "risk", "effectiveAt", "source", "keep", "replacement", "only", "reason"]
    "POST /offboardings/{id}/approvals"           | ["decision", "comment"]
    "POST /offboardings/{id}/items/{itemId}/manual" | ["outcome", "evidence", "seatFreed"]
    "POST /login"                                 | ["username", "password"]
  }

  def "#path answers without a sign-in"() {
    when:
    def answer = api.get(path)

    then:
    answer.status == 200
    answer.text.contains(said)

    where:
    path          | said
    "/health"     | '"status":"UP"'
    "/prometheus" | "jvm_memory_used_bytes"
    "/swagger"    | "openapi: 3"
  }

  private Map document() {
    new Yaml().load(api.get("/swagger").text)
  }

  private Map<String, Map> operations() {
    document().paths.collectMany { path, calls -> calls.collect { verb, operation -> ["${verb.toUpperCase()} $path".toString(), operation] } }.collectEntries()
  }

  private Set<String> documented() {
    operations().keySet()
  }
}
