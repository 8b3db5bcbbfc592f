package dev.handback.connector.keycloak;

import dev.handback.connector.ConnectorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Handback's own access token: fetched once for all threads, again shortly before it expires. */
final class AdminToken implements AutoCloseable {

  /** Longer than one connector call takes, so that a token does not expire in the middle of one. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final KeycloakSettings.Admin admin;
  private final TokenEndpoint endpoint;
  private final Failures failures;
  private final Duration timeLimit;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable Held held;

  AdminToken(
      KeycloakSettings.Admin admin, TokenEndpoint endpoint, Failures failures, Duration timeLimit) {
    this.admin = admin;
    this.endpoint = endpoint;
    this.failures = failures;
    this.timeLimit = timeLimit;
  }

  /** A token that is good for some seconds more. */
  String current() {
    var now = held;
    return now != null && now.fresh() ? now.token().accessToken() : renewed();
  }

  /** Drops a token that the target refused, so that the next call fetches another one. */
  void forget(String refused) {
    var now = held;
    if (now != null && now.token().accessToken().equals(refused)) {
      held = null;
    }
  }

  /** One thread fetches; the others wait for it, no longer than one request may take. */
  private String renewed() {
    try {
      if (!renewing.tryLock(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failures.unavailable("no token of our own in time", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.unavailable("interrupted", e);
    }
    try {
      var now = held;
      var next = now != null && now.fresh() ? now : new Held(fetch(now), System.nanoTime());
      held = next;
      return next.token().accessToken();
    } finally {
      renewing.unlock();
    }
  }

  private TokenReply.Granted fetch(@Nullable Held old) {
    var refreshToken = old == null ? null : old.token().refreshToken();
    if (refreshToken != null
        && endpoint.refresh(refreshToken) instanceof TokenReply.Granted refreshed) {
      return refreshed;
    }
    return switch (signIn()) {
      case TokenReply.Granted granted -> granted;
      case TokenReply.Refused refused ->
          throw failures.denied("our own sign-in was refused: " + refused.words());
    };
  }

  private TokenReply signIn() {
    return admin.username().isEmpty()
        ? endpoint.clientCredentials()
        : endpoint.password(admin.username(), admin.secret(), "openid");
  }

  /** Ends our own session, where there is one and the target answers. */
  @Override
  public void close() {
    var now = held;
    held = null;
    if (now == null || now.token().refreshToken() == null) {
      return;
    }
    try {
      endpoint.logout(now.token().refreshToken());
    } catch (ConnectorException unreachable) {
      // nothing is owed for a session that ends by itself within minutes
    }
  }

  private record Held(TokenReply.Granted token, long since) {

    boolean fresh() {
      var usable = token.lifetime().minus(MARGIN);
      return System.nanoTime() - since < usable.toNanos();
    }
  }
}
