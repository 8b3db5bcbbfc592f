package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.BaseScimResource;
import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import dev.handback.scimapp.seat.SeatPool;
import java.math.BigDecimal;

/** The custom resource that says how many seats were bought, are used, and cost. */
@Schema(
    id = "urn:ietf:params:scim:schemas:atelier:2.0:SeatPool",
    name = "SeatPool",
    description = "Seats bought of one kind; the id is the SKU")
public final class SeatPoolResource extends BaseScimResource {
  @Attribute(description = "Seats bought", mutability = Mutability.READ_ONLY)
  private final int purchased;

  @Attribute(description = "Seats held by users, active or not", mutability = Mutability.READ_ONLY)
  private final int used;

  @Attribute(description = "Price of one seat for a month", mutability = Mutability.READ_ONLY)
  private final BigDecimal monthlyPrice;

  @Attribute(description = "ISO 4217 code of the price", mutability = Mutability.READ_ONLY)
  private final String currency;

  SeatPoolResource(SeatPool pool, int used) {
    super(pool.sku().value());
    this.purchased = pool.purchased();
    this.used = used;
    this.monthlyPrice = pool.monthlyPrice();
    this.currency = pool.currency().getCurrencyCode();
  }

  public int getPurchased() {
    return purchased;
  }

  public int getUsed() {
    return used;
  }

  public BigDecimal getMonthlyPrice() {
    return monthlyPrice;
  }

  public String getCurrency() {
    return currency;
  }
}
