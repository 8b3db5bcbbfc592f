/** Tokens by which machines call the api: scoped, expiring, revocable, kept as a hash. */
@NullMarked
package dev.handback.api.token;

import org.jspecify.annotations.NullMarked;
