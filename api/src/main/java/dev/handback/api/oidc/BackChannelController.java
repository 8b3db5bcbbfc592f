package dev.handback.api.oidc;

import dev.handback.api.body.UrlEncoded;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInAudit;
import dev.handback.api.signin.SignInSettings;
import dev.handback.record.signin.SignInMethod;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/**
 * The provider tells that a session is over (OpenID Connect Back-Channel Logout 1.0): 200 when it
 * is over here as well, 400 for a token that is not the provider's word about that.
 */
@Controller("/sign-in/back-channel-logout")
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = SignInSettings.ISSUER)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BackChannelController {

  private final BackChannel channel;
  private final SignInAudit audit;

  BackChannelController(BackChannel channel, SignInAudit audit) {
    this.channel = channel;
    this.audit = audit;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<Void> end(HttpRequest<?> request, @Body byte @Nullable [] body) {
    var form = UrlEncoded.parse(body == null ? new byte[0] : body);
    var token = form.path("logout_token");
    if (!token.isTextual()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "logout_token is missing");
    }
    var who = audit.watch(request, SignInMethod.PROVIDER, null, () -> channel.end(token.asText()));
    audit.signedOut(request, SignInMethod.PROVIDER, who);
    return HttpResponse.<Void>ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
