package dev.handback.connector.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Keycloak's own words for an error; both empty where the answer is not Keycloak's.
 *
 * @param error OAuth's code, or the admin API's sentence
 */
record ErrorBody(String error, String description) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ErrorBody NONE = new ErrorBody("", "");

  /** What the admin API says of a thing that is not there, in a realm that is. */
  private static final Set<String> ABSENT =
      Set.of(
          "Client not found",
          "Consent nor offline token not found",
          "Credential not found",
          "Group not found",
          "Could not find group by id",
          "Model not found",
          "Role not found");

  static ErrorBody of(Response response) {
    if (!response.hasEntity()) {
      return NONE;
    }
    try {
      return of(JSON.readTree(response.readEntity(String.class)));
    } catch (JsonProcessingException notKeycloak) {
      return NONE; // a gateway's page: the status alone has to do
    }
  }

  private static ErrorBody of(JsonNode body) {
    var description = body.path("error_description").asText(body.path("errorMessage").asText());
    return new ErrorBody(body.path("error").asText(), description);
  }

  boolean userAbsent() {
    return error.equals("User not found");
  }

  boolean clientAbsent() {
    return error.equals("Could not find client");
  }

  boolean partAbsent() {
    return ABSENT.contains(error);
  }

  String words() {
    return description.isEmpty() ? error : error + ": " + description;
  }
}
