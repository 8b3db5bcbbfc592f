package dev.handback.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.GenericScimResource;
import dev.handback.offboarding.access.AccountRef;

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

  boolean hasEmail(String address) {
    for (JsonNode email : attributes().path("emails")) {
      if (email.path("value").asText().equalsIgnoreCase(address)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode attributes() {
    return resource.getObjectNode();
  }
}
