package dev.handback.connector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.Removal;
import dev.handback.connector.Secret;
import dev.handback.connector.SignIn;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.TargetId;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The application's own sign-in: its password, and trying to get in with it. */
record OwnSignIn(TargetId target, Users users, ScimSettings.SignInPaths paths) {

  Removal replacePassword(AccountRef account, Secret replacement) throws ScimException {
    if (!patched(account, replacement) || users.find(account).isEmpty()) {
      return new Removal.AlreadyAbsent(account.name() + " is not there any more");
    }
    return new Removal.Removed("password replaced; SCIM shows no passwords, a sign-in tells");
  }

  SignIn signIn(AccountRef account, Secret password) throws ScimException {
    // By its present name: it may have been renamed since it was found.
    var userName = users.find(account).map(ScimUser::userName).orElse(account.name());
    var body = Map.of("userName", userName, "password", password.reveal());
    try (var answer =
        users.http().people(paths.signIn()).request(MediaType.APPLICATION_JSON).post(json(body))) {
      var how = "POST %s answered %d".formatted(paths.signIn().getPath(), answer.getStatus());
      return switch (answer.getStatus()) {
        case 200 -> new SignIn.Accepted(new OwnSession(users.http(), paths, token(answer)), how);
        case 401, 403 -> new SignIn.Refused(SignIn.Reason.CREDENTIALS_REFUSED, how);
        default ->
            throw new ConnectorException.Misconfigured(
                "%s: %s, which is no answer to a sign-in".formatted(target, how), null);
      };
    }
  }

  /** Without the target's words when it refuses: they may repeat the password. */
  private boolean patched(AccountRef account, Secret replacement) throws ScimException {
    try {
      return users.patch(account, PatchOperation.replace("password", replacement.reveal()));
    } catch (ScimException e) {
      throw new ScimException(
          ScimErrors.status(e), e.getScimError().getScimType(), "the password is not taken");
    }
  }

  private String token(Response answer) {
    var token = answer.readEntity(JsonNode.class).path("token").asText();
    if (token.isEmpty()) {
      throw new ConnectorException.Misconfigured(
          "%s: the answer to a sign-in has no token".formatted(target), null);
    }
    return token;
  }

  private static Entity<Map<String, String>> json(Map<String, String> body) {
    return Entity.json(body);
  }
}
