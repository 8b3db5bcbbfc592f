package dev.handback.connector.keycloak;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.resteasy.client.jaxrs.ResteasyWebTarget;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RealmsResource;
import org.keycloak.admin.client.resource.UserResource;

/** The admin API of one realm, with our own token, and with our own words for its errors. */
final class RealmAdmin {

  private final Failures failures;
  private final AdminToken token;
  private final RealmResource realm;

  RealmAdmin(KeycloakSettings settings, KeycloakHttp http, AdminToken token, Failures failures) {
    this.failures = failures;
    this.token = token;
    var target = (ResteasyWebTarget) http.root();
    target.register((ClientRequestFilter) this::authorise);
    realm = target.proxy(RealmsResource.class).realm(settings.realm());
  }

  /** Asks the realm something. A realm that is not there is misconfigured. */
  <T> T ask(Function<RealmResource, T> question) {
    return failures.translating(() -> withToken(() -> question.apply(realm)));
  }

  /**
   * Without the right to see users a search finds nobody, and does not say why; to ask whether a
   * user is locked is refused then, whether or not there is such a user.
   */
  void mayLook() {
    ask(it -> it.attackDetection().bruteForceUserStatus("nobody"));
  }

  /**
   * Works on one user; empty when the realm, which is there, says that it has no such user, at any
   * point of the work. Any other 404 (realm, path) is no absence.
   */
  <T> Optional<T> onUser(String id, Function<UserResource, T> work) {
    return unlessAbsent(() -> work.apply(realm.users().get(id)), ErrorBody::userAbsent);
  }

  /** The same on one client, by its UUID. */
  <T> Optional<T> onClient(String uuid, Function<ClientResource, T> work) {
    return unlessAbsent(() -> work.apply(realm.clients().get(uuid)), ErrorBody::clientAbsent);
  }

  private <T> Optional<T> unlessAbsent(Supplier<T> work, Predicate<ErrorBody> absent) {
    return failures.translating(() -> {
      try {
        return Optional.of(withToken(work));
      } catch (NotFoundException e) {
        if (absent.test(ErrorBody.of(e.getResponse()))) {
          return Optional.empty();
        }
        throw e;
      }
    });
  }

  /** Removes a part of a user; that somebody else was quicker is as good. */
  void removing(Runnable removal) {
    part(() -> {
      removal.run();
      return true;
    });
  }

  /** Asks for a part of a user; empty when the realm, which is there, has no such part. */
  <T> Optional<T> part(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (NotFoundException e) {
      if (ErrorBody.of(e.getResponse()).partAbsent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  Failures failures() {
    return failures;
  }

  /** A restarted or re-keyed Keycloak knows none of the tokens it gave before: once more. */
  private <T> T withToken(Supplier<T> call) {
    var used = token.current();
    try {
      return call.get();
    } catch (NotAuthorizedException e) {
      token.forget(used);
      return call.get();
    }
  }

  private void authorise(ClientRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.current());
  }
}
