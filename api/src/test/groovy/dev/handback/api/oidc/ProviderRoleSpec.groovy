package dev.handback.api.oidc

import dev.handback.api.RunningApi
import dev.handback.api.offboarding.RoleSpec

/** The role table of the HTTP contract holds for the roles that a provider's groups give (P5). */
class ProviderRoleSpec extends RoleSpec {

  @Override
  protected RunningApi running() { ProviderApi.with("api_oidc_roles") }

  @Override
  protected List<String> anybody() { super.anybody() - "POST /login" + "POST /sign-in/back-channel-logout" }

  def cleanupSpec() { api.close() }
}
