package dev.handback.api.body;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Refuses a body whose length is too much before anything of it is read. A body that nobody has
 * begun to read is received and dropped by the server, so that a client that sends before it
 * listens hears the answer; one that a route reads as it comes would be left where it is, and the
 * client would wait until the connection idles out (micronaut-core issue 13243).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LargeBodies implements Ordered {

  private final BodyLimit limit;

  LargeBodies(BodyLimit limit) {
    this.limit = limit;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!isPage(request) && limit.isLess(request.getContentLength())) {
      throw isForm(request)
          ? limit.tooLarge("form", BodyLimit.FORM_ADVICE)
          : limit.tooLarge("body", "send less at once");
    }
  }

  /** Browsers listen while they send, and are to be shown a page: its route says it. */
  private static boolean isPage(HttpRequest<?> request) {
    return request.getPath().startsWith("/console/");
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.getName().equals(MediaType.MULTIPART_FORM_DATA))
        .isPresent();
  }

  /** After whoever asks is known. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.LAST.order();
  }
}
