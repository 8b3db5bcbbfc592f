package dev.handback.connector.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handback.connector.Removal;
import dev.handback.connector.Restoration;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import dev.handback.offboarding.access.ItemKind;
import dev.handback.offboarding.access.TargetId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * What makes a client's tokens good at another application: a mapper that names it as an audience
 * (requirement T6). Known by its name, which is the client's own and outlives its being given back.
 */
final class AudienceMappers {

  private static final String PREFIX = "audience/";
  private static final String AUDIENCE = "included.client.audience";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealmAdmin realm;

  AudienceMappers(RealmAdmin realm) {
    this.realm = realm;
  }

  static boolean isOne(AccessItem item) {
    return item.nativeId().startsWith(PREFIX);
  }

  /** Those of this client that name one of these. */
  Stream<FoundAccess> naming(Set<String> clientIds, ClientRepresentation client, TargetId target) {
    return Stream.ofNullable(client.getProtocolMappers())
        .flatMap(List::stream)
        .filter(mapper -> clientIds.contains(audienceOf(mapper)))
        .map(mapper -> found(mapper, ClientAccount.ref(client), target));
  }

  boolean isThere(AccessItem item) {
    return on(item, client -> find(client, item).isPresent()).orElse(false);
  }

  Removal remove(AccessItem item) {
    var removed =
        on(
            item,
            client -> {
              var mapper = find(client, item);
              mapper.ifPresent(
                  it -> realm.removing(() -> client.getProtocolMappers().delete(it.getId())));
              return mapper.isPresent();
            });
    if (!removed.orElse(false)) {
      return new Removal.AlreadyAbsent("%s is not there any more".formatted(item.name()));
    }
    if (isThere(item)) {
      throw realm.failures().contradicted("%s is still there".formatted(item.name()));
    }
    return new Removal.Removed("%s deleted; Keycloak lists it no more".formatted(item.name()));
  }

  Restoration giveBack(AccessItem item) {
    return on(item, client -> giveBack(client, item))
        .orElseGet(
            () -> new Restoration.Irreversible("Keycloak has no client " + item.account().name()));
  }

  private Restoration giveBack(ClientResource client, AccessItem item) {
    if (find(client, item).isPresent()) {
      return new Restoration.AlreadyThere("Keycloak lists " + item.name());
    }
    client.getProtocolMappers().createMapper(read(Objects.requireNonNull(item.snapshot()))).close();
    if (find(client, item).isEmpty()) {
      throw realm.failures().contradicted("%s is not there".formatted(item.name()));
    }
    return new Restoration.Restored("%s made again; Keycloak lists it".formatted(item.name()));
  }

  private <T> Optional<T> on(AccessItem item, Function<ClientResource, T> work) {
    return realm.onClient(ClientAccount.of(item.account()).uuid(), work);
  }

  private static Optional<ProtocolMapperRepresentation> find(
      ClientResource client, AccessItem item) {
    return client.getProtocolMappers().getMappers().stream()
        .filter(mapper -> item.nativeId().equals(PREFIX + mapper.getName()))
        .findFirst();
  }

  private static FoundAccess found(
      ProtocolMapperRepresentation mapper, AccountRef account, TargetId target) {
    var name = "audience %s in its tokens".formatted(audienceOf(mapper));
    return FoundAccess.of(target, ItemKind.ENTITLEMENT, account, PREFIX + mapper.getName(), name)
        .being(write(mapper));
  }

  private static String audienceOf(ProtocolMapperRepresentation mapper) {
    var config = mapper.getConfig() == null ? Map.<String, String>of() : mapper.getConfig();
    return config.getOrDefault(AUDIENCE, "");
  }

  private static String write(ProtocolMapperRepresentation mapper) {
    try {
      return JSON.writeValueAsString(mapper);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mapper of texts is JSON", e);
    }
  }

  private static ProtocolMapperRepresentation read(String snapshot) {
    try {
      return JSON.readValue(snapshot, ProtocolMapperRepresentation.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the snapshot of a mapper cannot be read", e);
    }
  }
}
