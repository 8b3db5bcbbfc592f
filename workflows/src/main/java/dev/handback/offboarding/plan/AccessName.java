package dev.handback.offboarding.plan;

import dev.handback.offboarding.access.FoundAccess;

/**
 * How events and policy name access: a target ({@code warehouse}), a thing by its name or the
 * target's own id of it ({@code staff}), or both ({@code keycloak/staff}); after the target a kind
 * names all of it there ({@code atelier/SEAT}).
 */
record AccessName(String text) {

  /** Whether this names the thing that was found, or the whole target it was found at. */
  boolean names(FoundAccess found) {
    return text.equals(found.target().value()) || namesThing(found);
  }

  private boolean namesThing(FoundAccess found) {
    var prefix = found.target() + "/";
    return isCalled(found, text)
        || (text.startsWith(prefix) && isCalled(found, text.substring(prefix.length())))
        || text.equals(prefix + found.kind());
  }

  private static boolean isCalled(FoundAccess found, String name) {
    // connectors say what a thing is before its name, for example "role staff"
    return name.equals(found.name())
        || name.equals(found.nativeId())
        || found.name().endsWith(" " + name);
  }
}
