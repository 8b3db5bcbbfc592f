package dev.handback.scimapp.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.Optional;

/** The JSON of an account in the store's file. */
final class StoredAccount {
  private StoredAccount() {}

  static String format(Account account) {
    ObjectNode stored = JsonUtils.getJsonNodeFactory().objectNode();
    stored.set("attributes", account.attributes());
    account.password().ifPresent(hash -> stored.set("password", format(hash)));
    return stored.toString();
  }

  static Account parse(String id, String json) {
    try {
      JsonNode stored = JsonUtils.getObjectReader().readTree(json);
      if (stored.get("attributes") instanceof ObjectNode attributes) {
        return new Account(new AccountId(id), attributes, password(stored.path("password")));
      }
      throw new IllegalStateException("The stored account " + id + " has no attributes.");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored account " + id + " cannot be read.", e);
    }
  }

  private static ObjectNode format(PasswordHash hash) {
    return JsonUtils.getJsonNodeFactory()
        .objectNode()
        .put("iterations", hash.iterations())
        .put("salt", hash.salt())
        .put("key", hash.key());
  }

  private static Optional<PasswordHash> password(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new PasswordHash(
            node.path("iterations").asInt(),
            node.path("salt").asText(),
            node.path("key").asText()));
  }
}
