package dev.handback.api.signin

import com.nimbusds.jwt.SignedJWT
import dev.handback.api.RunningApi
import dev.handback.api.Stack
import spock.lang.Shared
import spock.lang.Specification

/** Sign-in with the local user store. */
class SignInSpec extends Specification {
  @Shared RunningApi api = Stack.api()

  def "a right password gives a token that carries the user's roles, for eight hours"() {
    when:
    def answer = api.post("/login", [username: "leaver", password: Stack.PASSWORD])
    def claims = SignedJWT.parse(answer.json.access_token).JWTClaimsSet

    then:
    answer.status == 200
    answer.json.token_type == "Bearer"
    answer.json.expires_in == 28800
    answer.json.roles == ["approver", "app-owner"]
    claims.subject == "leaver"
    claims.getStringListClaim("roles") == ["approver", "app-owner"]
    (claims.expirationTime.time - claims.issueTime.time) == 28_800_000
    api.get("/offboardings", null, [Authorization: "Bearer " + answer.json.access_token]).status == 200
  }

  def "#what is refused with 401, in the same words"() {
    when:
    def answer = api.post("/login", [username: user, password: password])

    then:
    answer.isProblem(401)
    answer.json.title == "The user name or the password is wrong"

    where:
    what                             | user       | password
    "a wrong password"               | "auditor"  | "wrong"
    "an empty password"              | "auditor"  | ""
    "a password in capitals"         | "auditor"  | Stack.PASSWORD.toUpperCase()
    "a user name nobody has"         | "nobody"   | Stack.PASSWORD
    "a user name in capitals"        | "AUDITOR"  | Stack.PASSWORD
    "no user name"                   | ""         | Stack.PASSWORD
    "a password longer than any"     | "auditor"  | Stack.PASSWORD + "x" * 100
    "a password in another script"   | "auditor"  | "🧑‍🚀" * 30
  }

  def "after ten wrong passwords in a minute even the right one has to wait: 429, and only for this user"() {
    when:
    def wrong = (1..10).collect { api.post("/login", [username: "guessed", password: "guess $it"]).status }
    def right = api.post("/login", [username: "guessed", password: Stack.PASSWORD])

    then:
    wrong.unique() == [401]
    right.isProblem(429)
    right.header("Retry-After") != null
    api.post("/login", [username: "security", password: Stack.PASSWORD]).status == 200
  }

  def "guessing does not tell which user names exist: one that nobody has waits like one that somebody has"() {
    given:
    10.times { api.post("/login", [username: "unknown-1", password: "guess"]) }

    expect:
    api.post("/login", [username: "unknown-1", password: "guess"]).status == 429
    api.post("/login", [username: "unknown-2", password: "guess"]).status == 401
  }

  def "right passwords use up nothing"() {
    expect:
    (1..15).collect { api.post("/login", [username: "forgetful", password: Stack.PASSWORD]).status }.unique() == [200]
  }

  def "many guesses at once are no way around the limit"() {
    when:
    def statuses
    try (def pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      statuses = pool.invokeAll((1..30).collect { n -> { -> api.post("/login", [username: "rushed", password: "guess $n"]).status } as java.util.concurrent.Callable })*.get()
    }

    then:
    statuses.count(401) in 10..12
    statuses.every { it in [401, 429] }
  }

  def "a sign-in that is #what is refused with #status"() {
    expect:
    api.post("/login", body).isProblem(status)

    where:
    what              | status | body
    "empty"           | 400    | ""
    "no JSON"         | 400    | "username=ada&password=x"
    "without fields"  | 422    | [:]
    "with a number"   | 422    | [username: 1, password: "x"]
    "with more"       | 422    | [username: "a", password: "x", admin: true]
    "with null"       | 422    | [username: "a", password: null]
  }
}
