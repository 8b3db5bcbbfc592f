package dev.handback.api.console;

import dev.handback.api.signin.Caller;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.URI;

/** Renders pages; what is in them is escaped by the templates. */
@Singleton
final class Pages {

  static final String HOME = "/console";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final FormTokens tokens;

  Pages(FormTokens tokens) {
    this.tokens = tokens;
  }

  /** What is around a page of this section. */
  Shell shell(HttpRequest<?> request, String section, String title) {
    var caller = request.getUserPrincipal(Authentication.class).map(Caller::of).orElse(null);
    return new Shell(Texts.english(), caller, tokens.of(request), section, title);
  }

  MutableHttpResponse<String> page(String template, Object page) {
    return page(HttpStatus.OK, template, page);
  }

  MutableHttpResponse<String> page(HttpStatus status, String template, Object page) {
    var html = new StringOutput();
    templates.render(template + ".jte", page, html);
    return HttpResponse.<String>status(status)
        .contentType(MediaType.TEXT_HTML_TYPE)
        .body(html.toString());
  }

  /** A page of ours that somebody asked for; home instead of another site. */
  static String ours(String to) {
    return to.equals(HOME) || to.startsWith(HOME + "/") ? to : HOME;
  }

  /** Shows another page after a form was taken, so that a reload sends nothing again. */
  static MutableHttpResponse<String> seeOther(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }
}
