package dev.handback.api.signin;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What any role may do is for those who have one: others are signed in as well. */
@Singleton
final class RoleFirst implements SecurityRule<HttpRequest<?>> {

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, @Nullable Authentication authentication) {
    var isNobody =
        authentication != null && authentication.getRoles().stream().noneMatch(Roles.ALL::contains);
    return Publishers.just(
        isNobody && isForAnyRole(request)
            ? SecurityRuleResult.REJECTED
            : SecurityRuleResult.UNKNOWN);
  }

  @Override
  public int getOrder() {
    return SecuredAnnotationRule.ORDER - 1;
  }

  private static boolean isForAnyRole(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(route -> List.of(route.getAnnotationMetadata().stringValues(Secured.class)))
        .filter(who -> who.contains(SecurityRule.IS_AUTHENTICATED))
        .isPresent();
  }
}
