package dev.handback.messages

import static com.github.tomakehurst.wiremock.client.WireMock.*

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.core.WireMockConfiguration
import dev.handback.record.message.MessageState
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Slack and Teams, in the JSON that both document; WireMock stands in for them. */
class ChatSpec extends Specification {
  @Shared @AutoCleanup("stop") WireMockServer chat = new WireMockServer(WireMockConfiguration.options().dynamicPort()).tap { start() }
  @AutoCleanup PostOffice office = new PostOffice("""\
    console: https://handback.example.com/console
    channels:
      - {name: security, kind: SLACK, url: 'env:SLACK_URL'}
      - {name: operations, kind: TEAMS, url: 'env:TEAMS_URL'}
    routes:
      - {tell: [OWED], of: [SIGN_OFF], by: security}
      - {tell: [OWED], of: [SIGN_OFF], by: operations}
    digest: {moreThan: 2, within: PT15M}
    """, [SLACK_URL: "http://127.0.0.1:${chat.port()}/services/T0/B0/slack-secret".toString(), TEAMS_URL: "http://127.0.0.1:${chat.port()}/workflows/teams-secret?sig=abc".toString()])

  def setup() {
    chat.resetAll()
    chat.stubFor(any(anyUrl()).willReturn(ok()))
  }

  def "Slack gets blocks whose only link is the task, and nobody is called by what stands in the record (O5)"() {
    given:
    def id = office.asks("olga@example.com", [name: "<!channel> *Ada* & co", why: "see <https://evil.example|this>"])

    when:
    office.send()
    def message = sent("/services").first()

    then:
    message.text == "Sign-off: &lt;!channel&gt; *Ada* &amp; co"
    message.blocks*.type == ["header", "section", "section"]
    message.blocks.take(2)*.text*.type == ["plain_text", "plain_text"]
    message.blocks[2].text == [type: "mrkdwn", text: "<https://handback.example.com/console/tasks/obl-$id|Open the task>".toString()]
    message.blocks[0].text.text == "Sign-off: <!channel> *Ada* & co"
    message.blocks[1].text.text.contains("see <https://evil.example|this>")
  }

  def "Teams gets an Adaptive Card that takes no Markdown from the record (O5)"() {
    given:
    def id = office.asks("olga@example.com", [name: "[Ada](https://evil.example)"])

    when:
    office.send()
    def message = sent("/workflows").first()
    def card = message.attachments[0].content

    then:
    message.type == "message"
    message.attachments[0].contentType == "application/vnd.microsoft.card.adaptive"
    card.type == "AdaptiveCard"
    card.version == "1.4"
    card.body*.type.unique() == ["RichTextBlock", "ActionSet"]
    card.body[0].inlines*.subMap("type", "text") == [[type: "TextRun", text: "Sign-off: [Ada](https://evil.example)"]]
    card.body.every { it.type == "ActionSet" || it.inlines*.type == ["TextRun"] }
    card.body.last().actions == [[type: "Action.OpenUrl", title: "Open the task", url: "https://handback.example.com/console/tasks/obl-$id".toString()]]
  }

  def "a channel that got many at once is told once (O5)"() {
    given:
    30.times { office.asks("owner$it@example.com") }

    when:
    office.send()

    then:
    sent("/services").size() == 1
    sent("/services").first().text.startsWith("30 messages")
    sent("/services").first().blocks.size() <= 50
    sent("/workflows").size() == 1
  }

  def "one channel's outage is not the other's, and its secret address is in no reason (O5)"() {
    given:
    chat.stubFor(post(urlPathMatching("/services/.*")).willReturn(aResponse().withStatus(503).withBody("slack-secret")))
    def id = office.asks("olga@example.com")

    when:
    office.send()

    then:
    with(office.owed(id).messages().groupBy { it.channel() }) {
      it.security*.state() == [MessageState.WAITING]
      it.security*.why() == ["it answered 503"]
      it.operations*.state() == [MessageState.SENT]
    }
    !office.owed(id).toString().contains("secret")
  }

  private List<Map> sent(String path) {
    chat.findAll(postRequestedFor(urlPathMatching(path + "/.*"))).collect { new JsonSlurper().parseText(it.bodyAsString) as Map }
  }
}
