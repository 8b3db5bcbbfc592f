package dev.handback.api.webhook

import static dev.handback.api.Sender.employee
import static dev.handback.api.Sender.gone

import dev.handback.api.RunningApi
import dev.handback.api.Sender
import dev.handback.api.Stack
import groovy.json.JsonOutput
import java.nio.charset.StandardCharsets
import spock.lang.Shared
import spock.lang.Specification

/** Whatever a sender with a good key sends: it is told what is wrong, and the api stays well. */
class BadDeliverySpec extends Specification {
  private static final String GONE = JsonOutput.toJson(gone("SUBJECT", [effectiveAt: "DATE"]))

  @Shared RunningApi api = Stack.api()
  @Shared Sender sender = new Sender(api)

  def "a signed body that is #what is refused with 400"() {
    expect:
    sender.standard(body).isProblem(400)

    where:
    what                       | body
    "empty"                    | ""
    "blank"                    | "  \n"
    "cut"                      | GONE.take(50)
    "a word"                   | "terminated"
    "null"                     | "null"
    "a number"                 | "42"
    "a text"                   | '"employee.terminated"'
    "a list"                   | "[$GONE]"
    "two documents"            | GONE + GONE
    "a form"                   | "event_name=employee.terminated&id=1"
    "XML"                      | "<event/>"
    "full of a field twice"    | '{"type": "a", "type": "employee.terminated"}'
    "nested without end"       | '{"a":' * 100_000
    "nested too deep"          | '{"type":"employee.terminated","data":' + '{"a":' * 2000 + '1' + '}' * 2001
    "a number without end"     | '{"type": ' + '9' * 5000 + '}'
    "not UTF-8"                | GONE.replace("SUBJECT", "Jörg").getBytes(StandardCharsets.ISO_8859_1)
    "a byte that is no text"   | [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d] as byte[]
    "zeros"                    | new byte[64]
    "compressed"               | [0x1f, 0x8b, 0x08, 0x00] as byte[]
  }

  def "an event whose #field is #what is refused with 400, and the field's place is named"() {
    when:
    def answer = sender.standard(event)

    then:
    answer.isProblem(400)
    answer.json.detail.contains(place)

    where:
    field  | what              | place                | event
    "id"   | "missing"         | "/data/person/id"    | gone("x", [event: "bad-1"]).tap { it.data.person.remove("id") }
    "id"   | "null"            | "/data/person/id"    | gone("x", [event: "bad-2"]).tap { it.data.person.id = null }
    "id"   | "blank"           | "/data/person/id"    | gone("  ", [event: "bad-3"])
    "id"   | "a list"          | "/data/person/id"    | gone("x", [event: "bad-4"]).tap { it.data.person.id = ["x"] }
    "id"   | "an object"       | "/data/person/id"    | gone("x", [event: "bad-5"]).tap { it.data.person.id = [a: 1] }
    "id"   | "too long"        | "/data/person/id"    | gone("x" * 256, [event: "bad-6"])
    "id"   | "half a character" | "/data/person/id"   | JsonOutput.toJson(gone("HALF", [event: "bad-7"])).replace('"HALF"', '"\\ud83d"')
    "id"   | "a control character" | "/data/person/id" | JsonOutput.toJson(gone("CTRL", [event: "bad-8"])).replace('"CTRL"', '"a\\u0000b"')
    "person" | "no object"     | "/data/person/id"    | gone("x", [event: "bad-9"]).tap { it.data.person = "x" }
    "date" | "a word"          | "/data/effectiveAt"  | gone("x", [event: "bad-10", effectiveAt: "tomorrow"])
    "date" | "no day at all"   | "/data/effectiveAt"  | gone("x", [event: "bad-11", effectiveAt: "2026-02-30"])
    "date" | "American"        | "/data/effectiveAt"  | gone("x", [event: "bad-12", effectiveAt: "11/20/2026"])
    "date" | "beyond all time" | "/data/effectiveAt"  | gone("x", [event: "bad-13", effectiveAt: "+999999999-12-31"])
    "date" | "in year 9999"    | "/data/effectiveAt"  | gone("x", [event: "bad-14", effectiveAt: "9999-12-31"])
    "date" | "in year 12345"   | "/data/effectiveAt"  | gone("x", [event: "bad-15", effectiveAt: "+12345-01-01T00:00:00Z"])
    "date" | "in year 0"       | "/data/effectiveAt"  | gone("x", [event: "bad-16", effectiveAt: "0000-01-01T00:00:00Z"])
    "date" | "before Christ"   | "/data/effectiveAt"  | gone("x", [event: "bad-17", effectiveAt: "-0044-03-15"])
    "date" | "a number"        | "/data/effectiveAt"  | gone("x", [event: "bad-18", effectiveAt: 20261120])
    "date" | "an object"       | "/data/effectiveAt"  | gone("x", [event: "bad-20", effectiveAt: [day: "2026-11-20"]])
    "date" | "true"            | "/data/effectiveAt"  | gone("x", [event: "bad-21", effectiveAt: true])
    "date" | "half a character" | "/data/effectiveAt" | JsonOutput.toJson(gone("x", [event: "bad-22", effectiveAt: "HALF"])).replace('"HALF"', '"\\ud83d"')
    "date" | "a list"          | "/data/effectiveAt"  | gone("x", [event: "bad-19", effectiveAt: ["2026-11-20"]])
  }

  def "a removal is not lost because its #field is #what (T12)"() {
    when:
    def answer = sender.standard(event)

    then:
    answer.status == 202
    api.get("/offboardings/" + answer.json.offboardingId, "auditor").status == 200

    where:
    field          | what               | event
    "e-mail"       | "too long"         | gone("kept-1").tap { it.data.person.email = "x" * 400 }
    "e-mail"       | "a list"           | gone("kept-2").tap { it.data.person.email = ["x"] }
    "e-mail"       | "half a character" | JsonOutput.toJson(gone("kept-3").tap { it.data.person.email = "HALF" }).replace('"HALF"', '"\\ud83d"')
    "event id"     | "too long"         | gone("kept-4", [event: "x" * 3000])
    "event id"     | "a number"         | gone("kept-5", [event: 7])
    "event id"     | "half a character" | JsonOutput.toJson(gone("kept-6", [event: "HALF"])).replace('"HALF"', '"\\udc00"')
    "time"         | "a word"           | gone("kept-7").tap { it.timestamp = "just now" }
    "time"         | "beyond all time"  | gone("kept-8").tap { it.timestamp = "+999999999-01-01T00:00:00Z" }
    "time"         | "in year 12345"    | gone("kept-9").tap { it.timestamp = "+12345-01-01T00:00:00Z" }
    "author"       | "too long"         | gone("kept-10", [by: "x" * 400])
    "subject's id" | "a number"         | gone("x", [event: "kept-11"]).tap { it.data.person.id = 4711 }
    "subject's id" | "in any script"    | gone("ثريا 🧑‍🚀", [event: "kept-12"])
    "rest"         | "large"            | gone("kept-13").tap { it.more = ["x" * 1000] * 500 }
    "rest"         | "full of extremes" | JsonOutput.toJson(gone("kept-14")).replaceFirst(/\{/, '{"n":1e308,"m":1e-400,"k":123456789012345678901234567890,')
  }

  def "a batch of BambooHR that is #what is answered with #status"() {
    expect:
    with(sender.bamboo(body)) {
      it.status == status
      status == 200 || it.isProblem()
    }

    where:
    what                    | status | body
    "no list"               | 400    | [employees: "all"]
    "missing"               | 400    | [people: []]
    "null"                  | 400    | [employees: null]
    "an object"             | 400    | [employees: employee("batch", "2026-11-20")]
    "empty"                 | 200    | [employees: []]
    "a list of nonsense"    | 200    | [employees: [null, 1, "x", [], [:]]]
    "without a readable one" | 400   | [employees: [employee("batch", "soon"), employee("", "2026-11-20")]]
  }

  def "a body of more than 1 MB is refused with 413: #how"() {
    given:
    def body = RunningApi.bytes(gone("large").tap { it.more = "x" * 1_100_000 })

    expect:
    RawHttp.post(api.server.port, "/webhooks/standard", Sender.standardHeaders(body), body, chunked).startsWith("HTTP/1.1 413")

    where:
    how               | chunked
    "with its length" | false
    "in pieces"       | true
  }

  def "headers that are too large are refused, and the next sender is served"() {
    given:
    def body = RunningApi.bytes(gone("large-headers"))

    expect:
    api.send("POST", "/webhooks/standard", body, Sender.standardHeaders(body, [id: "x" * 20_000])).status in [400, 413, 431]
    sender.standard(gone("large-headers")).status == 202
  }

  def "whatever else is signed is never answered with a fault of ours"() {
    given:
    def random = new Random(20261120)
    def original = RunningApi.bytes(gone("fuzz", [effectiveAt: "2026-11-20T17:00:00+01:00", by: "hr@example.com"]))

    when:
    def statuses = (1..300).collect {
      def body = original.clone() as byte[]
      (1 + random.nextInt(3)).times { body[random.nextInt(body.length)] = random.nextInt(256) as byte }
      sender.standard(random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body).status
    }

    then:
    statuses.every { it in [200, 202, 400] }
    statuses.count(400) > 50
  }

  def "a source that is asked #method is refused with 405"() {
    expect:
    api.send(method, "/webhooks/standard", null, [:]).isProblem(405)

    where:
    method << ["GET", "PUT", "DELETE", "PATCH"]
  }
}
