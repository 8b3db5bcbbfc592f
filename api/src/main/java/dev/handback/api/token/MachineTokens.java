package dev.handback.api.token;

import dev.handback.api.offboarding.OwnOffboardings;
import dev.handback.api.signin.Caller;
import dev.handback.api.signin.TokenOrigin;
import dev.handback.record.token.ApiTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A machine's token acts in the name of whoever made it, for calls only, and not for somebody who
 * has left.
 */
@Singleton
final class MachineTokens implements TokenValidator<HttpRequest<?>> {

  private final ApiTokens tokens;
  private final OwnOffboardings own;
  private final Clock clock;
  private final Scheduler scheduler;

  MachineTokens(
      ApiTokens tokens,
      OwnOffboardings own,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.own = own;
    this.clock = clock;
    this.scheduler = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return TokenText.isOne(token) && !TokenOrigin.isPage(request)
        ? Mono.fromCallable(() -> signedIn(token)).flatMap(Mono::justOrEmpty).subscribeOn(scheduler)
        : Mono.empty();
  }

  private Optional<Authentication> signedIn(String token) {
    return tokens.use(TokenText.hash(token), clock.instant()).flatMap(this::authentication);
  }

  private Optional<Authentication> authentication(ApiTokens.Good good) {
    var owner = good.owner();
    var machine =
        Authentication.build(
            owner.name(),
            good.token().roles(),
            Caller.machine(owner.email(), owner.personId(), owner.aliases()));
    return own.hasLeft(Caller.of(machine), good.token().createdAt())
        ? Optional.empty()
        : Optional.of(machine);
  }
}
