package dev.handback.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.handback.offboarding.access.AccountRef;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user as the target shows it. */
record ScimUser(GenericScimResource resource) {

  AccountRef account() {
    return new AccountRef(resource.getId(), userName());
  }

  String userName() {
    return attributes().path("userName").asText();
  }

  /** Only what is shown as inactive is inactive; silence is not. */
  boolean active() {
    return attributes().path("active").asBoolean(true);
  }

  String externalId() {
    return attributes().path("externalId").asText();
  }

  /** In lower case; empty where the target does not say. */
  String userType() {
    return attributes().path("userType").asText().toLowerCase(Locale.ROOT);
  }

  /** The primary address, else the first; null without any. */
  @Nullable String email() {
    String first = null;
    for (JsonNode email : attributes().path("emails")) {
      if (email.path("primary").asBoolean()) {
        return email.path("value").asText();
      }
      first = first == null ? email.path("value").asText() : first;
    }
    return first;
  }

  /** The text at a SCIM path; nothing where there is none. */
  Optional<String> text(Path path) throws ScimException {
    return JsonUtils.findMatchingPaths(path, attributes()).stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** Another one after every change (RFC 7643, 3.1); null where the target notes nothing. */
  @Nullable String fingerprint() {
    var meta = attributes().path("meta");
    var version = meta.path("version").asText();
    var changed = version.isEmpty() ? meta.path("lastModified").asText() : version;
    return changed.isEmpty() ? null : changed;
  }

  boolean hasEmail(String address) {
    for (JsonNode email : attributes().path("emails")) {
      if (email.path("value").asText().equalsIgnoreCase(address)) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode attributes() {
    return resource.getObjectNode();
  }
}
