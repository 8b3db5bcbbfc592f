package dev.handback.api.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.captaingoldfish.scim.sdk.common.constants.ResourceTypeNames;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import dev.handback.record.provisioning.ProvisionedUser;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as RFC 7643 writes it, and as it is kept: without its password, which is nobody's here.
 */
final class UserResource {

  /** The columns' width, in characters. */
  private static final int NAME = 255;

  private UserResource() {}

  static ProvisionedUser created(String source, String id, User described, Clock clock) {
    return kept(source, id, described, 1, clock.instant(), clock.instant());
  }

  static ProvisionedUser changed(ProvisionedUser before, User described, Clock clock) {
    var version = before.version() + 1;
    return kept(
        before.source(), before.id(), described, version, before.createdAt(), clock.instant());
  }

  /** The user, with what is the server's to say. */
  static User of(ProvisionedUser kept) {
    var user = JsonHelper.readJsonDocument(kept.resource(), User.class);
    user.setId(kept.id());
    user.setMeta(
        Meta.builder()
            .resourceType(ResourceTypeNames.USER)
            .created(kept.createdAt())
            .lastModified(kept.changedAt())
            .version(Long.toString(kept.version()))
            .build());
    return user;
  }

  /** An event of the source's, as its pointers read it; the same change has the same id. */
  static byte[] event(Change change, ProvisionedUser user, Instant now) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("type", change.type());
    event.put("id", "%s-%s-%d".formatted(change.type(), user.id(), user.version()));
    event.put("occurredAt", now.toString());
    event.set("user", JsonHelper.readJsonDocument(user.resource()));
    return event.toString().getBytes(UTF_8);
  }

  private static ProvisionedUser kept(
      String source, String id, User described, long version, Instant created, Instant changed) {
    var bare = described.deepCopy();
    bare.remove("password");
    bare.remove("meta");
    return new ProvisionedUser(
        source,
        id,
        fitting("userName", described.getUserName().orElse(null), ""),
        described.getExternalId().map(one -> fitting("externalId", one, one)).orElse(null),
        described.isActive().orElse(true),
        bare.toString(),
        version,
        created,
        changed);
  }

  private static String fitting(String name, @Nullable String value, String otherwise) {
    var text = value == null ? otherwise : value;
    if (text.length() > NAME) {
      throw new BadRequestException(
          "%s is longer than %d characters".formatted(name, NAME), ScimType.RFC7644.INVALID_VALUE);
    }
    return text;
  }
}
