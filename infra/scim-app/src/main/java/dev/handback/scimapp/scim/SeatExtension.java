package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import dev.handback.scimapp.account.Account;
import org.jspecify.annotations.Nullable;

/** The schema extension for the paid seat; a bean, since the SCIM library derives schemas so. */
@Schema(id = Account.SEAT_SCHEMA, name = "Seat", description = "The paid seat of a user")
public final class SeatExtension {
  @Attribute(
      description =
          "The kind of seat that is charged. It stays charged while the user is deactivated,"
              + " until this attribute is removed or the user is deleted.")
  private @Nullable String sku;

  public @Nullable String getSku() {
    return sku;
  }

  public void setSku(@Nullable String sku) {
    this.sku = sku;
  }
}
