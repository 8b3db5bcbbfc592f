package dev.handback.api.signal

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.JWSObject
import com.nimbusds.jose.Payload
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.JWKSet
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import java.time.Instant

/** A transmitter of Shared Signals with its metadata and keys; its tokens are made by Nimbus. */
class TestTransmitter implements AutoCloseable {
  static final String AUDIENCE = "https://handback.example.com"
  static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/"
  static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/"

  final RSAKey key = new RSAKeyGenerator(2048).keyID("today").generate()
  private final HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0)

  TestTransmitter() {
    serve("/.well-known/ssf-configuration/realms/acme") { [issuer: issuer, jwks_uri: "http://127.0.0.1:${http.address.port}/jwks".toString()] }
    serve("/jwks") { new JWKSet(key.toPublicJWK()).toJSONObject() }
    http.start()
  }

  String getIssuer() { "http://127.0.0.1:${http.address.port}/realms/acme" }

  /** What it says of an account of its own. */
  Map<String, Object> claims(Map<String, Object> change = [:]) {
    [iss: issuer, aud: AUDIENCE, jti: UUID.randomUUID().toString(), iat: Instant.now().epochSecond,
     events: [(RISC + "account-disabled"): [:]], sub_id: account("u-1")] + change
  }

  Map<String, Object> account(CharSequence id) {
    [format: "iss_sub", iss: issuer, sub: id.toString()]
  }

  String token(Map<String, Object> change = [:]) {
    signed(JsonOutput.toJson(claims(change)))
  }

  String signed(String claims, RSAKey by = key, String type = "secevent+jwt", JWSAlgorithm algorithm = JWSAlgorithm.RS256) {
    def header = new JWSHeader.Builder(algorithm).keyID("today")
    if (type) {
      header.type(new JOSEObjectType(type))
    }
    def token = new JWSObject(header.build(), new Payload(claims))
    token.sign(new RSASSASigner(by))
    token.serialize()
  }

  private void serve(String path, Closure<Map> what) {
    http.createContext(path) { exchange ->
      def body = JsonOutput.toJson(what()).bytes
      exchange.responseHeaders.add("Content-Type", "application/json")
      exchange.sendResponseHeaders(200, body.length)
      exchange.responseBody.withCloseable { it.write(body) }
    }
  }

  @Override
  void close() { http.stop(0) }
}
