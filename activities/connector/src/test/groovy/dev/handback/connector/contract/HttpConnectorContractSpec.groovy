package dev.handback.connector.contract

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse
import static com.github.tomakehurst.wiremock.client.WireMock.any
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.MappingBuilder
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder
import dev.handback.connector.ChangesSeats
import dev.handback.connector.ConnectorException
import dev.handback.connector.DisablesAccounts
import dev.handback.connector.ProbesAccess
import dev.handback.connector.ReadBack
import dev.handback.connector.RestoresAccounts
import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.access.ItemKind
import java.time.Duration

/** The contract for targets that speak HTTP, where WireMock can stand in front of the real one. */
abstract class HttpConnectorContractSpec extends ConnectorContractSpec {

  /** The request that disables an account, as WireMock matches it. */
  abstract MappingBuilder disableRequest()

  /** What the real target answers to it. */
  abstract ResponseDefinitionBuilder disableAnswer()

  /** The request that makes a seat another one. Only for connectors that change seats. */
  MappingBuilder changeSeatRequest() {
    throw new IllegalStateException('a connector that changes seats must not believe a target that only says so')
  }

  def "a throttled call says how long the target wants to be left alone: #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    def busy = inFront(any(anyUrl()), aResponse().withStatus(429).withHeader('Retry-After', '7'))

    when:
    call.on(connect(busy), person, items, throwAway())

    then:
    ConnectorException.Throttled e = thrown()
    e.retryAfter() == Duration.ofSeconds(7)

    where:
    call << calls()
  }

  def "a target that breaks down, or a gateway in front of it that does, is unavailable: #status, #call"() {
    given:
    def person = hire()
    def items = itemsOf(person)
    def broken = inFront(any(anyUrl()), aResponse().withStatus(status).withBody('<html>no</html>'))

    when:
    call.on(connect(broken), person, items, throwAway())

    then:
    thrown(ConnectorException.Unavailable)

    where:
    [status, call] << [[500, 502, 503], calls()].combinations()
  }

  @Needs([DisablesAccounts, ProbesAccess])
  def "a target that says yes and does nothing is not believed when it is read back"() {
    given:
    def person = hire()
    def account = itemsOf(person).find { it.kind() == ItemKind.ACCOUNT }
    def liar = connect(lyingTarget())

    when:
    liar.disableAccount(person.account)

    then:
    thrown(ConnectorException.Conflict)

    and:
    liar.readBack(account) instanceof ReadBack.Present
  }

  @Needs(ChangesSeats)
  def "a target that says yes and leaves the seat what it was is not believed (L6)"() {
    given:
    def person = hire()
    def seat = itemsOf(person).find { it.kind() == ItemKind.SEAT }

    when:
    connect(inFront(changeSeatRequest(), disableAnswer())).changeSeat(seat, person.otherSeat)

    then:
    thrown(ConnectorException.Conflict)
    connector.countSeats(seat).heldBySubject()
  }

  @Needs([DisablesAccounts, RestoresAccounts])
  def "a target that says yes and leaves the account disabled is not believed either (T13)"() {
    given:
    def person = hire()
    def left = left(connector.disableAccount(person.account))

    when:
    connect(lyingTarget()).enableAccount(person.account, left)

    then:
    thrown(ConnectorException.Conflict)
    !letsIn(person, person.password)
  }

  /** A stand-in: everything goes to the real target but the disable, which is answered as if it had been done. */
  @Override
  TargetConfig lyingTarget() {
    inFront(disableRequest(), disableAnswer())
  }

  /** A stand-in in front of the real target that answers these requests itself. */
  TargetConfig inFront(MappingBuilder requests, ResponseDefinitionBuilder answer) {
    def server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress('127.0.0.1'))
    server.start()
    opened << ({ server.stop() } as Closeable)
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom("http://127.0.0.1:${port(config())}")))
    server.stubFor(requests.atPriority(1).willReturn(answer))
    at(config(), server.port())
  }
}
