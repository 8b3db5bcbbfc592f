package dev.handback.demo.leaver

import com.sun.net.httpserver.HttpServer
import dev.handback.demo.company.Company
import dev.handback.demo.stack.HrSource
import dev.handback.estate.EstateException
import groovy.json.JsonSlurper
import spock.lang.Specification

import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class HrSystemSpec extends Specification {

  private final Map<String, String> received = [:]
  private int status = 202

  private final HttpServer api = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

  def setup() {
    api.createContext('/webhooks/bamboohr') { exchange ->
      received.body = exchange.requestBody.text
      received.timestamp = exchange.requestHeaders.getFirst('X-BambooHR-Timestamp')
      received.signature = exchange.requestHeaders.getFirst('X-BambooHR-Signature')
      def answer = '{"offboardingId": "ob-1"}'.bytes
      exchange.sendResponseHeaders(status, answer.length)
      exchange.responseBody.withStream { it.write(answer) }
    }
    api.start()
  }

  def cleanup() {
    api.stop(0)
  }

  def "a termination is signed as BambooHR signs: body, then timestamp"() {
    when:
    def id = hr().terminate(Company.person('e-1001'))

    then:
    id == 'ob-1'
    received.signature == hmac(received.body + received.timestamp)
    new JsonSlurper().parseText(received.body) == [id: 'e-1001', email: 'ada@example.com']
  }

  def "a refused webhook is no offboarding"() {
    given:
    status = 401

    when:
    hr().terminate(Company.person('e-1001'))

    then:
    def refused = thrown(EstateException)
    refused.message.contains('401')
  }

  private HrSystem hr() {
    def url = "http://127.0.0.1:${api.address.port}/webhooks/bamboohr"
    new HrSystem(new HrSource('bamboohr', 'bamboohr', url, 'key', 'application/json', '{"id": "{id}", "email": "{email}"}'))
  }

  private static String hmac(String text) {
    def mac = Mac.getInstance('HmacSHA256')
    mac.init(new SecretKeySpec('key'.bytes, 'HmacSHA256'))
    mac.doFinal(text.bytes).encodeHex().toString()
  }
}
