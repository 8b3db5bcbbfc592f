package dev.handback.scimapp.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import com.unboundid.scim2.server.utils.SchemaChecker;
import dev.handback.scimapp.account.Account;
import dev.handback.scimapp.account.AccountDraft;
import dev.handback.scimapp.account.AccountDraft.PasswordChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns SCIM requests into drafts of accounts, refusing what the schema does not allow. */
final class UserSchema {
  private static final String PASSWORD = "password";

  /** Stands for the password that is kept while a PATCH is applied; no clear text is known. */
  private static final String UNCHANGED = "\u0000unchanged";

  private final SchemaChecker checker;

  UserSchema(ResourceTypeDefinition type) {
    this.checker = new SchemaChecker(type);
  }

  AccountDraft created(GenericScimResource request) throws ScimException {
    ObjectNode attributes = checker.removeReadOnlyAttributes(request.getObjectNode());
    checker.checkCreate(attributes).throwSchemaExceptions();
    if (!attributes.has("active")) {
      attributes.put("active", true);
    }
    return draft(attributes, new PasswordChange.Cleared());
  }

  /** Applies the operations in their order, all or none (RFC 7644, section 3.5.2). */
  AccountDraft patched(Account before, PatchRequest request) throws ScimException {
    ObjectNode current = before.attributes();
    current.put(PASSWORD, UNCHANGED);
    checker.checkModify(request.getOperations(), current).throwSchemaExceptions();
    GenericScimResource patched = new GenericScimResource(current);
    request.apply(patched);
    return draft(patched.getObjectNode(), new PasswordChange.Cleared());
  }

  /**
   * Replaces the attributes. Whether the user is active, the password and the seat stay as they are
   * where the request is silent about them, as RFC 7644, section 3.5.1 leaves to the server: none
   * of them is ever lost by a client that does not know it.
   */
  AccountDraft replaced(Account before, GenericScimResource request) throws ScimException {
    ObjectNode attributes = checker.removeReadOnlyAttributes(request.getObjectNode());
    ObjectNode current = before.attributes();
    checker.checkReplace(attributes, current).throwSchemaExceptions();
    for (String kept : List.of("active", Account.SEAT_SCHEMA, "meta", "id")) {
      JsonNode value = current.get(kept);
      if (value != null && !attributes.has(kept)) {
        attributes.set(kept, value);
      }
    }
    return draft(attributes, new PasswordChange.Kept());
  }

  private static AccountDraft draft(ObjectNode attributes, PasswordChange ifAbsent)
      throws BadRequestException {
    JsonNode password = attributes.remove(PASSWORD);
    attributes.remove(ActivityExtension.ID);
    undeclare(attributes, ActivityExtension.ID);
    normalizeSeat(attributes);
    if (attributes.path("userName").asText().isBlank()) {
      throw BadRequestException.invalidValue("A user needs a userName that is not blank.");
    }
    return new AccountDraft(attributes, change(password, ifAbsent));
  }

  private static PasswordChange change(@Nullable JsonNode password, PasswordChange ifAbsent)
      throws BadRequestException {
    if (password == null || password.isNull()) {
      return ifAbsent;
    }
    String clearText = password.asText();
    if (clearText.equals(UNCHANGED)) {
      return new PasswordChange.Kept();
    }
    if (clearText.isBlank()) {
      throw BadRequestException.invalidValue("A password is not blank.");
    }
    return new PasswordChange.Replaced(clearText);
  }

  /** Keeps the seat and its entry in {@code schemas} together: both there, or neither. */
  private static void normalizeSeat(ObjectNode attributes) {
    boolean seated = attributes.path(Account.SEAT_SCHEMA).path("sku").isTextual();
    undeclare(attributes, Account.SEAT_SCHEMA);
    if (seated) {
      attributes.withArray("schemas").add(Account.SEAT_SCHEMA);
    } else {
      attributes.remove(Account.SEAT_SCHEMA);
    }
  }

  private static void undeclare(ObjectNode attributes, String schema) {
    ArrayNode schemas = attributes.withArray("schemas");
    for (int i = schemas.size() - 1; i >= 0; i--) {
      if (schemas.get(i).asText().equalsIgnoreCase(schema)) {
        schemas.remove(i);
      }
    }
  }
}
