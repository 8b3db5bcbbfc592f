package dev.handback.payload;

import dev.handback.configuration.SecretReference;
import dev.handback.configuration.SecretReferences;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of payloads, a line each: the first encrypts, all of them decrypt. Whoever rotates adds
 * the new one at the end everywhere, then moves it to the front, and takes the old one away when no
 * history needs it any more.
 */
public final class PayloadKeys {

  private static final int BYTES = 32;

  private final List<PayloadKey> keys;

  private PayloadKeys(List<PayloadKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Payloads stay clear; those that are encrypted cannot be read. */
  public static PayloadKeys none() {
    return new PayloadKeys(List.of());
  }

  /**
   * Behind a reference; none where nothing is named.
   *
   * @param reference {@code env:NAME} or {@code file:PATH}
   * @throws IllegalArgumentException naming the line that is wrong, never what it says
   */
  public static PayloadKeys read(SecretReferences references, @Nullable String reference) {
    return reference == null || reference.isBlank()
        ? none()
        : parse(references.resolve(new SecretReference(reference)).reveal());
  }

  /** Lines of {@code id base64}; empty ones and those that begin with # say nothing. */
  public static PayloadKeys parse(String text) {
    List<PayloadKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).strip().startsWith("#")) {
        keys.add(key(lines.get(i), i + 1, ids));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no key of payloads where they should be");
    }
    return new PayloadKeys(keys);
  }

  /** A new key as a line of such a file. */
  public static String newLine(String id) {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return id + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }

  /** In their order. */
  public List<String> ids() {
    return keys.stream().map(PayloadKey::id).toList();
  }

  Optional<PayloadKey> first() {
    return keys.stream().findFirst();
  }

  Optional<PayloadKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static PayloadKey key(String text, int line, Set<String> ids) {
    try {
      var key = PayloadKey.of(text);
      if (!ids.add(key.id())) {
        throw new IllegalArgumentException("the id is there twice");
      }
      return key;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "line %d of the keys of payloads: %s".formatted(line, wrong.getMessage()), wrong);
    }
  }

  @Override
  public String toString() {
    return ids().toString();
  }
}
