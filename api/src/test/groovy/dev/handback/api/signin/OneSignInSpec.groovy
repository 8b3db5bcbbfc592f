package dev.handback.api.signin

import dev.handback.api.RunningApi
import dev.handback.api.Stack
import java.util.stream.Stream
import spock.lang.Specification

/** There is one way to sign in, and the api does not start without or with two. */
class OneSignInSpec extends Specification {
  private static final Map NO_USERS = ["handback.sign-in.users": ""]

  def "#what is refused at the start, in a clear sentence"() {
    when:
    new RunningApi("api_$name", Stack.temporal(), settings)

    then:
    def refused = thrown(Exception)
    Stream.iterate(refused as Throwable, { it != null }, { it.cause }).anyMatch { it.message?.contains(said) }

    where:
    what                         | name       | settings                                                        | said
    "no way to sign in"          | "none"     | ["handback.sign-in.users": ""]                                  | "Nobody could sign in"
    "two ways to sign in"        | "both"     | oidc()                                                          | "There are two ways to sign in"
    "a provider without TLS"     | "no_tls"   | oidc("issuer", "http://id.example.com") + NO_USERS               | "must begin with https"
    "a provider without roles"   | "no_roles" | oidc("roles.operator", null) + NO_USERS                          | "roles must say which groups"
    "a role that there is not"   | "no_role"  | oidc("roles.admin", ["/admins"]) + NO_USERS                      | "roles must say which groups"
  }

  private static Map oidc(String name = null, Object value = null) {
    def all = [issuer: "https://id.example.com/realms/r", "client-id": "console", "roles.operator": ["/ops"]] + (name ? [(name): value] : [:])
    all.findAll { it.value != null }.collectEntries { ["handback.sign-in.oidc.$it.key".toString(), it.value] }
  }
}
