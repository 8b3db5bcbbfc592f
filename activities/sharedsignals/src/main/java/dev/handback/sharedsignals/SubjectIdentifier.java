package dev.handback.sharedsignals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whom an event is about, as RFC 9493 and the drafts before it name people.
 *
 * @param issuer whose account it is; null for the transmitter's own
 * @param account the issuer's id of the account; null where it is named by address only
 */
record SubjectIdentifier(
    @Nullable String issuer, @Nullable String account, @Nullable String email) {

  private static final String ACCT = "acct:";

  /** Nesting is for a user within a session within a tenant; more is none that we know. */
  private static final int DEEPEST = 3;

  /** Empty when it names nobody that can be understood. */
  static Optional<SubjectIdentifier> of(JsonNode node) {
    return of(node, DEEPEST);
  }

  private static Optional<SubjectIdentifier> of(JsonNode node, int deep) {
    if (!node.isObject() || deep == 0) {
      return Optional.empty();
    }
    return switch (format(node)) {
      case "email" -> named(null, null, address(node.path("email")));
      case "iss_sub" ->
          named(
              Plain.text(node.path("iss"), Plain.ID),
              Plain.text(node.path("sub"), Plain.ID),
              address(node.path("email")));
      case "account" -> named(null, null, acct(node.path("uri")));
      case "opaque" -> named(null, Plain.text(node.path("id"), Plain.ID), null);
      case "aliases" ->
          StreamSupport.stream(node.path("identifiers").spliterator(), false)
              .flatMap(one -> of(one, deep - 1).stream())
              .findFirst();
      // "complex", and the drafts' way of saying nothing
      default -> of(node.path("user"), deep - 1);
    };
  }

  private static String format(JsonNode node) {
    var format = node.has("format") ? node.path("format") : node.path("subject_type");
    return format.asText().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<SubjectIdentifier> named(
      @Nullable String issuer, @Nullable String account, @Nullable String email) {
    return account == null && email == null
        ? Optional.empty()
        : Optional.of(new SubjectIdentifier(issuer, account, email));
  }

  private static @Nullable String acct(JsonNode uri) {
    var text = Plain.text(uri, Plain.ADDRESS);
    return text != null && text.startsWith(ACCT) ? withAt(text.substring(ACCT.length())) : null;
  }

  private static @Nullable String address(JsonNode email) {
    var text = Plain.text(email, Plain.ADDRESS);
    return text == null ? null : withAt(text);
  }

  private static @Nullable String withAt(String text) {
    return text.indexOf('@') > 0 ? text : null;
  }
}
