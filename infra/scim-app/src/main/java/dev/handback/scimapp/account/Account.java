package dev.handback.scimapp.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handback.scimapp.seat.Sku;
import java.util.Optional;

/**
 * One account: its SCIM attributes without the password, and the password's hash when it has one.
 *
 * <p>The attribute names are matched without regard to case, since the node comes from the SCIM
 * library's own parser.
 */
public record Account(AccountId id, ObjectNode attributes, Optional<PasswordHash> password) {
  /** The extension schema that carries the paid seat. */
  public static final String SEAT_SCHEMA =
      "urn:ietf:params:scim:schemas:extension:atelier:2.0:Seat";

  public Account {
    attributes = attributes.deepCopy();
  }

  /** A copy: an account never changes behind the store's back. */
  @Override
  public ObjectNode attributes() {
    return attributes.deepCopy();
  }

  public String userName() {
    return attributes.path("userName").asText();
  }

  /** What people see; the user name where no display name was given. */
  public String displayName() {
    return attributes.path("displayName").asText(userName());
  }

  public boolean active() {
    return attributes.path("active").asBoolean(false);
  }

  /** The seat this account is charged for, also while it is deactivated. */
  public Optional<Sku> seat() {
    return Optional.ofNullable(attributes.path(SEAT_SCHEMA).path("sku").textValue()).map(Sku::new);
  }
}
