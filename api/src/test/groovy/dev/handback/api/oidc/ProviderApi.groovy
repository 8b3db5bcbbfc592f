package dev.handback.api.oidc

import dev.handback.api.RunningApi
import dev.handback.api.Stack

/** The api where people sign in at a provider. */
class ProviderApi extends RunningApi {
  final TestProvider provider

  /** The realm is made when the api is up: its address is known then, and it does not ask before. */
  static ProviderApi with(String name) {
    def provider = new TestProvider(name.replace('_', '-'))
    def api = new ProviderApi(name, provider)
    provider.make(api.server.URI)
    api
  }

  private ProviderApi(String database, TestProvider provider) {
    super(database, Stack.temporal(), provider.settings())
    this.provider = provider
  }

  @Override
  String token(String user) { provider.tokens(user).access_token }

  Answer called(String token) { get("/offboardings", null, [Authorization: "Bearer $token"]) }
}
