package dev.handback.api.webhook;

import io.micronaut.http.HttpHeaders;

/**
 * How one family of senders signs: what is signed, where the signature is, what a key looks like.
 */
sealed interface SignatureScheme permits StandardWebhooksScheme, BambooHrScheme {

  /**
   * What the headers claim; nothing of it is believed yet.
   *
   * @throws dev.handback.api.problem.Refusal 401 when a header is missing or cannot be read
   */
  SignedDelivery read(HttpHeaders headers, byte[] body);

  /**
   * The key's bytes.
   *
   * @throws IllegalArgumentException when it has not the form of a key, without repeating it
   */
  byte[] key(String secret);

  static SignatureScheme of(Sources.Scheme scheme) {
    return switch (scheme) {
      case STANDARD_WEBHOOKS -> new StandardWebhooksScheme();
      case BAMBOOHR -> new BambooHrScheme();
    };
  }
}
