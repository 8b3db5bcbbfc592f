package dev.handback.api.webhook.scheme;

import dev.handback.api.webhook.scheme.Scheme.Challenge;
import dev.handback.api.webhook.scheme.Scheme.Form;
import dev.handback.api.webhook.scheme.Scheme.Time;
import dev.handback.api.webhook.scheme.Scheme.Token;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schemes of known senders, each by its own pages. */
final class Presets {

  private static final String AUTHORIZATION = "Authorization";

  private static final Map<String, Scheme> ALL =
      Map.ofEntries(
          // both of its versions: https://www.standardwebhooks.com
          Map.entry(
              "STANDARD_WEBHOOKS",
              standard(
                  "webhook-id",
                  "webhook-timestamp",
                  standard("webhook-signature", "v1,", Algorithm.HMAC_SHA256, "whsec_"),
                  standard("webhook-signature", "v1a,", Algorithm.ED25519, "whpk_"))),
          Map.entry(
              "FINCH",
              standard(
                  "Finch-Event-Id",
                  "Finch-Timestamp",
                  standard("Finch-Signature", "v1,", Algorithm.HMAC_SHA256, null))),
          Map.entry(
              "BAMBOOHR",
              signed(
                  hmac256("X-BambooHR-Signature", "{body}{timestamp}", Encoding.HEX),
                  new Time("X-BambooHR-Timestamp", Time.Unit.SECONDS),
                  null)),
          Map.entry(
              "HIBOB",
              signed(
                  header("Bob-Signature", "{body}", Algorithm.HMAC_SHA512, Encoding.BASE64),
                  null,
                  "Ping test")),
          Map.entry("DEEL", signed(hmac256("x-deel-signature", "POST{body}", Encoding.HEX))),
          Map.entry("GUSTO", signed(hmac256("X-Gusto-Signature", "{body}", Encoding.HEX))),
          Map.entry(
              "MERGE", signed(hmac256("X-Merge-Webhook-Signature", "{body}", Encoding.BASE64URL))),
          Map.entry("RIPPLING", token("Bearer ", Encoding.TEXT, null, Form.URL_ENCODED)),
          Map.entry("PERSONIO", token("Bearer ", Encoding.TEXT, null, Form.JSON)),
          // RFC 6750, as identity providers send it to RFC 7644 servers
          Map.entry("SCIM", token("Bearer ", Encoding.TEXT, null, Form.SCIM)),
          // HTTP Basic; the key is the user's name, a colon and the password
          Map.entry("WORKDAY", token("Basic ", Encoding.BASE64, null, Form.JSON)),
          Map.entry(
              "OKTA",
              token(
                  null,
                  Encoding.TEXT,
                  new Challenge("X-Okta-Verification-Challenge", "verification"),
                  Form.JSON)));

  private Presets() {}

  /**
   * The scheme of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Scheme of(String name) {
    var scheme = ALL.get(name);
    if (scheme == null) {
      throw new IllegalArgumentException("there is no such preset");
    }
    return scheme;
  }

  private static SignedHeader hmac256(String header, String content, Encoding encoding) {
    return header(header, content, Algorithm.HMAC_SHA256, encoding);
  }

  private static Scheme standard(String id, String time, SignedHeader... signatures) {
    return new Scheme(
        List.of(signatures), null, new Time(time, Time.Unit.SECONDS), id, null, null, Form.JSON);
  }

  private static SignedHeader standard(
      String header, String prefix, Algorithm algorithm, @Nullable String keyPrefix) {
    return new SignedHeader(
        header,
        prefix,
        Content.of("{id}.{timestamp}.{body}"),
        algorithm,
        Encoding.BASE64,
        Encoding.BASE64,
        keyPrefix);
  }

  private static Scheme signed(SignedHeader signature) {
    return signed(signature, null, null);
  }

  private static Scheme signed(SignedHeader signature, @Nullable Time time, @Nullable String ping) {
    return new Scheme(List.of(signature), null, time, null, null, ping, Form.JSON);
  }

  private static SignedHeader header(
      String header, String content, Algorithm algorithm, Encoding encoding) {
    return new SignedHeader(
        header, null, Content.of(content), algorithm, encoding, Encoding.TEXT, null);
  }

  private static Scheme token(
      @Nullable String prefix, Encoding encoding, @Nullable Challenge challenge, Form form) {
    var token = new Token(AUTHORIZATION, prefix, encoding);
    return new Scheme(List.of(), token, null, null, challenge, null, form);
  }
}
