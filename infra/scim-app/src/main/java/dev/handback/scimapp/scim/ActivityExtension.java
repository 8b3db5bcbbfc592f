package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import com.unboundid.scim2.common.types.AttributeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The schema extension for what a user does here; a bean, since the SCIM library derives schemas
 * so.
 */
@Schema(id = ActivityExtension.ID, name = "Activity", description = "What a user does here")
public final class ActivityExtension {
  static final String ID = "urn:ietf:params:scim:schemas:extension:atelier:2.0:Activity";
  static final String LAST_SIGN_IN = "lastSignIn";

  @Attribute(
      description = "When the user last signed in; absent for who never did.",
      mutability = AttributeDefinition.Mutability.READ_ONLY)
  private @Nullable String lastSignIn;

  public @Nullable String getLastSignIn() {
    return lastSignIn;
  }

  public void setLastSignIn(@Nullable String lastSignIn) {
    this.lastSignIn = lastSignIn;
  }
}
