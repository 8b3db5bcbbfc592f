/** Sign-in at an identity provider: OpenID Connect for pages, its access tokens for calls. */
@NullMarked
package dev.handback.api.oidc;

import org.jspecify.annotations.NullMarked;
