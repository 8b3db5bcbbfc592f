package dev.handback.api.token;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.Roles;
import dev.handback.api.signin.SignInAudit;
import dev.handback.api.signin.TokenOrigin;
import dev.handback.record.signin.SignInMethod;
import dev.handback.record.token.ApiToken;
import dev.handback.record.token.ApiTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A machine's token acts in the name of whoever made it, for calls only, and not for somebody who
 * has left. One of a stream is for that stream and nothing else.
 */
@Singleton
final class MachineTokens implements TokenValidator<HttpRequest<?>> {

  private final ApiTokens tokens;
  private final OwnOffboardings own;
  private final SignInAudit audit;
  private final Clock clock;
  private final Scheduler scheduler;

  MachineTokens(
      ApiTokens tokens,
      OwnOffboardings own,
      SignInAudit audit,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.own = own;
    this.audit = audit;
    this.clock = clock;
    this.scheduler = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return TokenText.isOne(token) && !TokenOrigin.isPage(request)
        ? Mono.fromCallable(() -> signedIn(token, request))
            .flatMap(Mono::justOrEmpty)
            .subscribeOn(scheduler)
        : Mono.empty();
  }

  private Optional<Authentication> signedIn(String token, HttpRequest<?> request) {
    var hash = TokenText.hash(token);
    var good = tokens.use(hash, clock.instant());
    if (good.isEmpty()) {
      var known = tokens.find(hash);
      var maker = known.map(ApiToken::createdBy).orElse(null);
      return refused(
          request, maker, known.map(MachineTokens::isOver).orElse("there is no such token"));
    }
    return good.flatMap(one -> authentication(one, request));
  }

  private static String isOver(ApiToken token) {
    return (token.revokedAt() == null ? "the token %s has run out" : "the token %s was ended")
        .formatted(token.name());
  }

  private Optional<Authentication> refused(
      HttpRequest<?> request, @Nullable String maker, String why) {
    audit.refused(request, SignInMethod.API_TOKEN, maker, why);
    return Optional.empty();
  }

  private static List<String> rolesOf(ApiToken token) {
    var roles = new ArrayList<>(token.roles());
    if (roles.stream().anyMatch(Roles::isOfStream)) {
      roles.add(Roles.RECEIVER);
    }
    return roles;
  }

  private Optional<Authentication> authentication(ApiTokens.Good good, HttpRequest<?> request) {
    var owner = good.owner();
    var machine =
        Authentication.build(
            owner.name(),
            rolesOf(good.token()),
            Caller.machine(owner.email(), owner.personId(), owner.aliases()));
    return own.hasLeft(Caller.of(machine), good.token().createdAt())
        ? refused(request, owner.name(), "who made the token has left")
        : Optional.of(machine);
  }
}
