package dev.handback.api.webhook

import dev.handback.api.Stack
import dev.handback.configuration.ConfigurationException
import java.nio.file.Files
import java.nio.file.Path
import java.util.regex.Pattern
import spock.lang.Specification
import spock.lang.TempDir

/** sources.yaml is checked at start, with file and line. */
class SourcesSpec extends Specification {
  private static final String GOOD = Stack.getResource("sources.yaml").text

  @TempDir Path folder

  def setup() {
    ["bamboo-0": "k", "bamboo-1": "k", "standard-0": "whsec_a2V5", "standard-1": "whsec_a2V5", "bad": "whsec_!hunter2!", "none": ""]
        .each { name, text -> Files.writeString(folder.resolve(name), text) }
  }

  def "a good file gives an endpoint for each source, with what it leaves out"() {
    when:
    def endpoints = read(GOOD)

    then:
    endpoints.find("patient").get().source().tolerance().toMinutes() == 60
    endpoints.find("bamboohr").get().source().tolerance().toMinutes() == 5
    !endpoints.find("standard").get().source().events()[0].dateRequired()
    endpoints.find("nobody").empty
  }

  def "#wrong is refused at start with file and line"() {
    when:
    read(GOOD.replaceFirst(Pattern.quote(from), to))

    then:
    def refused = thrown(ConfigurationException)
    refused.problems()*.toString().any { it.startsWith("${folder.resolve("sources.yaml")}:$line: ") && it.contains(sentence) }
    !refused.message.contains("hunter2")

    where:
    wrong                 | from                  | to                      || line | sentence
    "an unknown scheme"   | "scheme: BAMBOOHR"    | "scheme: BAMBOO"        || 3    | "must be one of STANDARD_WEBHOOKS, FINCH, BAMBOOHR"
    "a scheme of nothing" | "scheme: BAMBOOHR"    | "scheme: {form: JSON}"  || 3    | "it needs either signatures or a token"
    "what is not sent"    | "scheme: BAMBOOHR"    | 'scheme: {signatures: [{header: X, encoding: HEX, content: "{id}{body}"}]}' || 3 | "{id} is signed, so id must name its header"
    "an unsigned body"    | "scheme: BAMBOOHR"    | 'scheme: {signatures: [{header: X, encoding: HEX, content: "{time}"}]}' || 3 | "content is made of {id}, {timestamp}, {body}"
    "no header's name"    | "scheme: BAMBOOHR"    | 'scheme: {token: {header: "a b"}}' || 3 | "must be the name of a header"
    "an unknown key"      | "timeZone: America"   | "timezone: America"     || 5    | 'unknown key "timezone" in sources[0]; did you mean "timeZone"?'
    "an unknown zone"     | "America/New_York"    | "Europe/Atlantis"       || 5    | "sources[0].timeZone cannot be read as ZoneId"
    "a secret"            | "[file:bamboo-0,"     | "[hunter2,"             || 4    | "the secret itself is never written here"
    "a lost secret"       | "[file:bamboo-0,"     | "[file:lost,"           || 4    | "secret file:lost cannot be resolved"
    "an empty secret"     | "[file:bamboo-0,"     | "[file:none,"           || 4    | "empty"
    "a malformed secret"  | "[file:standard-0,"   | "[file:bad,"            || 19   | "a key of this scheme is whsec_ and base64"
    "a source twice"      | "name: standard"      | "name: bamboohr"        || 17   | 'source "bamboohr" is there twice'
    "a name with a slash" | "name: standard"      | "name: a/b"             || 17   | "since it is part of the address"
    "no pointer"          | "id: /data/person/id" | "id: data.person.id"    || 31   | "RFC 6901 JSON Pointer"
    "an unknown trigger"  | "trigger: RISK"       | "trigger: FIRED"        || 37   | "must be one of TERMINATION, ROLE_CHANGE, LEAVE"
    "an unknown meaning"  | "means: REHIRED"      | "means: BACK"           || 38   | "must be one of LEAVES, RESCINDED, REHIRED, RETURNED"
    "a tolerance of none" | "tolerance: PT1H"     | "tolerance: an hour"    || 50   | "tolerance"
  }

  private Endpoints read(String text) {
    Endpoints.read(Files.writeString(folder.resolve("sources.yaml"), text))
  }
}
