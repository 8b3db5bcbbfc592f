package dev.handback.api.console

import dev.handback.api.Multipart
import dev.handback.api.RunningApi
import dev.handback.api.Stack

/** Somebody with a browser that runs no script: cookies, pages and forms. */
class Visitor {
  private final RunningApi api
  private String cookie = ''

  Visitor(RunningApi api, String user = null) {
    this.api = api
    if (user) {
      assert signIn(user, Stack.PASSWORD).status == 303
    }
  }

  RunningApi.Answer get(CharSequence path) {
    api.send("GET", path, null, headers())
  }

  RunningApi.Answer signIn(String user, String password) {
    def answer = submit("/console/sign-in", "/console/sign-in", [username: user, password: password])
    answer.headers("Set-Cookie").findAll { it.contains("Path=/console") }.each { cookie = it.split(";")[0] }
    answer
  }

  /** Fills in the form of a page and sends it. */
  RunningApi.Answer submit(CharSequence page, CharSequence action, Map<String, String> fields) {
    post(action, [formToken: formToken(page)] + fields)
  }

  RunningApi.Answer post(CharSequence action, Map<String, String> fields, Map<String, String> more = [:]) {
    def form = fields.collect { name, value -> "$name=${URLEncoder.encode(value, 'UTF-8')}" }.join("&")
    api.send("POST", action, form.bytes, headers() + ["Content-Type": "application/x-www-form-urlencoded"] + more)
  }

  /** Fills in the form of a page, chooses files, and sends it. */
  RunningApi.Answer submitFiles(CharSequence page, CharSequence action, Map<String, String> fields, Map<String, byte[]> files) {
    postFiles(action, [formToken: formToken(page)] + fields, files)
  }

  RunningApi.Answer postFiles(CharSequence action, Map<String, String> fields, Map<String, byte[]> files) {
    api.send("POST", action, Multipart.body(fields, files), headers() + ["Content-Type": Multipart.TYPE])
  }

  String formToken(CharSequence page) {
    (get(page).text =~ /name="formToken" value="([^"]+)"/)[0][1]
  }

  String getCookie() { cookie }

  private Map<String, String> headers() {
    cookie ? [Cookie: cookie, Accept: "text/html"] : [Accept: "text/html"]
  }
}
