package dev.handback.api.problem

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import spock.lang.Shared
import spock.lang.Specification

/** Every refusal is problem JSON with a sentence that a person understands. */
class ProblemSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "#what is refused with #status and a sentence: #title"() {
    when:
    def answer = api.send(method, path, body?.bytes, api.signedIn(user) + headers)

    then:
    answer.isProblem(status)
    answer.json.title == title

    where:
    what                    | method   | path                | user      | headers                                  | body  | status | title
    "an unknown address"    | "GET"    | "/nowhere"          | "auditor" | [:]                                      | null  | 404    | "There is nothing at this address"
    "the same, not signed in" | "GET"  | "/nowhere"          | null      | [:]                                      | null  | 404    | "There is nothing at this address"
    "another method"        | "DELETE" | "/offboardings"     | "operator" | [:]                                     | null  | 405    | "This address does not take that method"
    "another method here"   | "PUT"    | "/login"            | null      | ["Content-Type": "application/json"]     | "{}"  | 405    | "This address does not take that method"
    "another answer format" | "GET"    | "/offboardings"     | "auditor" | [Accept: "text/csv"]                     | null  | 406    | "The answer cannot be had in that format"
    "another body format"   | "POST"   | "/login"            | null      | ["Content-Type": "text/plain"]           | "{}"  | 415    | "The body must be in another format"
    "no sign-in"            | "GET"    | "/obligations"      | null      | [:]                                      | null  | 401    | "Sign in first"
    "no right"              | "GET"    | "/offboardings/x/bundle" | "finance" | [:]                                 | null  | 403    | "Your roles do not allow this"
  }

  def "#what with a wrong Accept is still told in problem JSON"() {
    expect:
    api.get("/offboardings/unknown$more", "auditor", [Accept: accept]).isProblem(404)

    where:
    what       | more        | accept
    "a record" | ""          | "application/json"
    "evidence" | "/evidence" | "application/x-ndjson"
    "a bundle" | "/bundle"   | "application/zip"
  }

  def "a refusal never tells how we are built"() {
    given:
    def answers = [
      api.post("/offboardings", "{", "operator"), api.post("/offboardings", [trigger: "X"], "operator"), api.get("/offboardings?state=X", "auditor"),
      api.get("/offboardings?limit=x", "auditor"), api.get("/nowhere"), api.post("/login", [username: 1]),
    ]

    expect:
    answers.every { it.status in [400, 404, 422] }
    answers*.text.every { !(it =~ /(?i)exception|dev\.handback|micronaut|jackson|java\./) }
  }
}
