package dev.handback.api.signin;

import dev.handback.api.body.PlainText;
import dev.handback.api.problem.Refusal;
import dev.handback.record.signin.Door;
import dev.handback.record.signin.SignIn;
import dev.handback.record.signin.SignInBook;
import dev.handback.record.signin.SignInMethod;
import dev.handback.record.signin.SignInOutcome;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who signs in, is refused and signs out, before they are told (requirement P5): while
 * the record does not take it, nobody gets in. Never what they prove it with.
 */
@Singleton
public class SignInAudit {

  private static final Logger LOG = LoggerFactory.getLogger(SignInAudit.class);
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 60;

  private final SignInBook book;
  private final RefusalCounts refusals;
  private final HttpClientAddressResolver addresses;
  private final SignInAuditSettings settings;
  private final Clock clock;

  SignInAudit(
      SignInBook book,
      RefusalCounts refusals,
      HttpClientAddressResolver addresses,
      SignInAuditSettings settings,
      Clock clock) {
    this.book = book;
    this.refusals = refusals;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
  }

  /** Somebody is in. */
  public void signedIn(HttpRequest<?> request, SignInMethod method, String who) {
    book.add(event(request, method, SignInOutcome.SIGNED_IN, who, null), clock.instant());
  }

  /**
   * Somebody is not let in.
   *
   * @param who as they say; null where they say nothing
   * @param reason for those who read the audit: the one refused may be told less
   */
  public void refused(
      HttpRequest<?> request, SignInMethod method, @Nullable String who, String reason) {
    refusals.add(event(request, method, SignInOutcome.REFUSED, who, reason));
  }

  /** Somebody goes. They are let go even while the record does not take it. */
  public void signedOut(HttpRequest<?> request, SignInMethod method, String who) {
    try {
      book.add(event(request, method, SignInOutcome.SIGNED_OUT, who, null), clock.instant());
    } catch (DataAccessException e) {
      LOG.warn("the record does not have that {} signed out", who, e);
    }
  }

  /** The answer, or the refusal, which is then written down unless it is our own trouble. */
  public <T> T watch(
      HttpRequest<?> request, SignInMethod method, @Nullable String who, Supplier<T> signIn) {
    try {
      return signIn.get();
    } catch (Refusal refusal) {
      if (refusal.status().getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
        refused(request, method, who, words(refusal));
      }
      throw refusal;
    }
  }

  /** Forgets what has been kept for long enough. */
  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void forget() {
    book.forget(clock.instant().minus(settings.retention()));
  }

  /** Not what comes after a colon: it may quote what was sent. */
  private static String words(Refusal refusal) {
    var detail = refusal.document().detail();
    var words = detail == null ? refusal.document().title() : detail;
    return words.substring(0, words.indexOf(':') < 0 ? words.length() : words.indexOf(':'));
  }

  private SignIn event(
      HttpRequest<?> request,
      SignInMethod method,
      SignInOutcome outcome,
      @Nullable String who,
      @Nullable String reason) {
    return new SignIn(
        method,
        TokenOrigin.isPage(request) ? Door.CONSOLE : Door.API,
        outcome,
        who == null ? null : PlainText.of(who, LONGEST_NAME),
        reason == null ? null : PlainText.of(reason, LONGEST_NAME),
        address(request));
  }

  private @Nullable String address(HttpRequest<?> request) {
    var address = addresses.resolve(request);
    return address == null ? null : PlainText.of(address, LONGEST_ADDRESS);
  }
}
