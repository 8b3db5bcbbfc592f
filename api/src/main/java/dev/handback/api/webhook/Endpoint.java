package dev.handback.api.webhook;

import dev.handback.api.webhook.scheme.Verifier;

/** One source, ready to receive: what it says, and how its deliveries are known to be its own. */
record Endpoint(Sources.Source source, Verifier verifier) {}
