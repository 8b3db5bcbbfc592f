package dev.handback.demo.run

import dev.handback.demo.stack.DemoUser
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** Somebody signed in at the console, with a cookie like a browser's. */
class Browser {
  private static final HttpClient HTTP = HttpClient.newHttpClient()

  private final String cookie

  private Browser(String cookie) {
    this.cookie = cookie
  }

  static Browser signedIn(String api, DemoUser user) {
    def page = send(HttpRequest.newBuilder(URI.create("$api/console/sign-in")))
    def first = cookieOf(page)
    def token = (page.body() =~ /name="formToken" value="([^"]*)"/)[0][1]
    def form = [formToken: token, username: user.username(), password: user.password()].collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
    def answer = send(HttpRequest.newBuilder(URI.create("$api/console/sign-in")).header('Content-Type', 'application/x-www-form-urlencoded').header('Cookie', first)
        .POST(HttpRequest.BodyPublishers.ofString(form)))
    assert answer.statusCode() == 303
    new Browser(cookieOf(answer) ?: first)
  }

  /** The page at this address. */
  String get(String address) {
    def answer = send(HttpRequest.newBuilder(URI.create(address)).header('Cookie', cookie))
    assert answer.statusCode() == 200
    answer.body()
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
  }

  private static String cookieOf(HttpResponse<String> answer) {
    answer.headers().allValues('Set-Cookie').collect { it.split(';')[0] }.join('; ')
  }
}
