package dev.handback.api.scim;

import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import dev.handback.api.webhook.ProvisioningSource;

/** One call of an identity provider, which has shown its token. */
final class Call extends Context {

  private final ProvisioningSource source;

  Call(ProvisioningSource source) {
    super(null);
    this.source = source;
  }

  ProvisioningSource source() {
    return source;
  }

  static Call of(Context context) {
    return (Call) context;
  }
}
