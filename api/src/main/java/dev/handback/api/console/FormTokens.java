package dev.handback.api.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handback.api.problem.Refusal;
import dev.handback.api.signin.SignInSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A form is sent from our own page or not at all: it carries a code of the session that no other
 * site can know, and the browser says that it comes from here.
 */
@Singleton
final class FormTokens {

  /** The form's field. */
  static final String FIELD = "formToken";

  private static final String HMAC = "HmacSHA256";
  private static final String FROM_ELSEWHERE = "The form was sent from elsewhere";

  private final SessionCookie session;
  private final SecretKeySpec key;

  FormTokens(SessionCookie session, SignInSettings settings) {
    this.session = session;
    this.key = new SecretKeySpec(settings.formSecret(), HMAC);
  }

  /** Of this browser's session; of no session where nobody is signed in. */
  String of(HttpRequest<?> request) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      var code = mac.doFinal(session.findToken(request).orElse("").getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }

  /**
   * Takes the form.
   *
   * @throws Refusal 403 when it came from elsewhere
   */
  void check(HttpRequest<?> request, JsonNode form) {
    var site = request.getHeaders().get("Sec-Fetch-Site");
    var sent = form.path(FIELD).asText("").getBytes(UTF_8);
    if ((site != null && !site.equals("same-origin"))
        || !MessageDigest.isEqual(of(request).getBytes(UTF_8), sent)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, FROM_ELSEWHERE, "open the page again, and send it");
    }
  }
}
