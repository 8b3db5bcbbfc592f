package dev.handback.demo.run

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.jwk.source.JWKSourceBuilder
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier
import com.nimbusds.jose.proc.JWSVerificationKeySelector
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier
import com.nimbusds.jwt.proc.DefaultJWTProcessor
import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import dev.handback.demo.web.Web
import groovy.json.JsonOutput
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList

/**
 * An application that no connector reaches: it holds sessions of its own, and all that it knows of leavers is what it
 * fetches from Handback as any receiver would, checked by the keys that Handback publishes.
 */
class Portal implements AutoCloseable {
  private static final String CAEP = 'https://schemas.openid.net/secevent/caep/event-type/'
  private static final String RISC = 'https://schemas.openid.net/secevent/risc/event-type/'

  /** Every event that it took, in its order. */
  final List<JWTClaimsSet> heard = new CopyOnWriteArrayList<>()
  private final Map<String, String> sessions = new ConcurrentHashMap<>()
  private final Set<String> shutOut = ConcurrentHashMap.newKeySet()
  private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
  private final DefaultJWTProcessor processor = new DefaultJWTProcessor()
  private final String verification
  private final String token
  private final Thread ears
  private volatile boolean closed

  Portal(String configuration, String poll, String token) {
    def transmitter = Web.get(configuration, '').json()
    processor.JWSTypeVerifier = new DefaultJOSEObjectTypeVerifier(new JOSEObjectType('secevent+jwt'))
    processor.JWSKeySelector = new JWSVerificationKeySelector(JWSAlgorithm.RS256, JWKSourceBuilder.create(new URI(transmitter.path('jwks_uri').asText()).toURL()).build())
    processor.JWTClaimsSetVerifier = new DefaultJWTClaimsVerifier('https://portal.example.com', new JWTClaimsSet.Builder().issuer(transmitter.path('issuer').asText()).build(), ['jti', 'events', 'sub_id'] as Set)
    verification = transmitter.path('verification_endpoint').asText()
    this.token = token
    server.createContext('/sign-in') { HttpExchange call -> answer(call, signIn(call.requestBody.text)) }
    server.createContext('/me') { HttpExchange call -> answer(call, sessions[(call.requestHeaders.getFirst('Authorization') ?: '') - 'Bearer ']) }
    server.start()
    ears = Thread.ofVirtual().start { listen(poll, token) }
  }

  /** A session of this person's; null where they are shut out. */
  String signsIn(String email) {
    def answer = Web.postJson("$url/sign-in", '', email)
    answer.ok() ? answer.text() : null
  }

  /** Tries it, as a browser would. */
  boolean letsIn(String session) { Web.get("$url/me", session).ok() }

  /** Asks for a sign that events arrive; what it will hear with it. */
  String verifies() {
    def state = UUID.randomUUID().toString()
    assert Web.postJson(verification, token, JsonOutput.toJson([stream_id: 'portal', state: state])).status() == 204
    state
  }

  /** What it heard of this person. */
  List<String> heardOf(String email) {
    heard.findAll { it.getClaim('sub_id').email == email }.collectMany { it.getClaim('events').keySet() }.collect { it.tokenize('/').last() }
  }

  private String getUrl() { "http://127.0.0.1:$server.address.port" }

  private String signIn(String email) {
    if (email in shutOut) {
      return null
    }
    def session = UUID.randomUUID().toString()
    sessions[session] = email
    session
  }

  private static void answer(HttpExchange call, String text) {
    def bytes = (text ?: 'no').bytes
    call.sendResponseHeaders(text ? 200 : 401, bytes.length)
    call.responseBody.withCloseable { it.write(bytes) }
  }

  private void listen(String poll, String token) {
    def ack = []
    while (!closed) {
      def answer = Web.postJson(poll, token, JsonOutput.toJson([maxEvents: 20, returnImmediately: true, ack: ack]))
      ack = answer.ok() ? take(answer) : ack
      if (!ack) {
        Thread.sleep(100)
      }
    }
  }

  private List<String> take(Web.Answer answer) {
    answer.json().path('sets').properties().collect { set ->
      def claims = processor.process(set.value.asText(), null)
      claims.getClaim('events').keySet().each { act(it, claims.getClaim('sub_id').email) }
      heard << claims
      set.key
    }
  }

  private void act(String event, String email) {
    switch (event) {
      case CAEP + 'session-revoked':
        sessions.values().removeAll { it == email }
        break
      case RISC + 'account-disabled':
        shutOut << email
        break
      case RISC + 'account-enabled':
        shutOut.remove(email)
        break
    }
  }

  @Override
  void close() {
    closed = true
    ears.join()
    server.stop(0)
  }
}
