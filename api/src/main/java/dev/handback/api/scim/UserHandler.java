package dev.handback.api.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import dev.handback.record.provisioning.ProvisionedUser;
import dev.handback.record.provisioning.ProvisionedUsers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users, and tells what happens to them before it is kept: a call that fails in between is
 * repeated by its sender, and told again under the same id.
 */
final class UserHandler extends ResourceHandler<User> {

  private final ProvisionedUsers users;
  private final Clock clock;

  UserHandler(ProvisionedUsers users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  @Override
  public User createResource(User described, Context context) {
    var id = UUID.randomUUID().toString();
    var user = UserResource.created(Call.of(context).source().name(), id, described, clock);
    if (!users.add(user)) {
      throw taken(user);
    }
    return UserResource.of(user);
  }

  @Override
  public User getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excluded,
      Context context) {
    return UserResource.of(find(id, context));
  }

  @Override
  public PartialListResponse<User> listResources(
      long startIndex,
      int count,
      @Nullable FilterNode filter,
      @Nullable SchemaAttribute sortBy,
      @Nullable SortOrder sortOrder,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excluded,
      Context context) {
    var source = Call.of(context).source().name();
    if (filter == null) {
      return page(users.list(source, startIndex - 1, count), users.count(source));
    }
    var equals = equality(filter);
    var found = users.with(source, key(equals), equals.getValue());
    return page(found.stream().skip(startIndex - 1).limit(count).toList(), found.size());
  }

  @Override
  public User updateResource(User described, Context context) {
    var before = find(described.getId().orElseThrow(), context);
    var after = UserResource.changed(before, described, clock);
    change(before, after).ifPresent(change -> tell(change, after, context));
    if (!users.change(before, after)) {
      throw taken(after);
    }
    return UserResource.of(after);
  }

  @Override
  public void deleteResource(String id, Context context) {
    var user = find(id, context);
    tell(Change.DELETED, user, context);
    users.forget(user);
  }

  private static Optional<Change> change(ProvisionedUser before, ProvisionedUser after) {
    if (before.active() == after.active()) {
      return Optional.empty();
    }
    return Optional.of(after.active() ? Change.REACTIVATED : Change.DEACTIVATED);
  }

  private void tell(Change change, ProvisionedUser user, Context context) {
    var now = clock.instant();
    var event = UserResource.event(change, user, now);
    Call.of(context)
        .source()
        .tell(event, now)
        .ifPresent(why -> {
          throw new BadRequestException(why, ScimType.RFC7644.INVALID_VALUE);
        });
  }

  private ProvisionedUser find(String id, Context context) {
    return users
        .find(Call.of(context).source().name(), id)
        .orElseThrow(() -> new ResourceNotFoundException("There is no user of the id " + id));
  }

  /** What identity providers look a user up by before they make one. */
  private static AttributeExpressionLeaf equality(FilterNode filter) {
    if (filter instanceof AttributeExpressionLeaf leaf && leaf.getComparator() == Comparator.EQ) {
      return leaf;
    }
    throw unsupported();
  }

  private static ProvisionedUsers.Key key(AttributeExpressionLeaf equals) {
    return switch (equals.getShortName()) {
      case "userName" -> ProvisionedUsers.Key.USER_NAME;
      case "externalId" -> ProvisionedUsers.Key.EXTERNAL_ID;
      default -> throw unsupported();
    };
  }

  private static BadRequestException unsupported() {
    return new BadRequestException(
        "Users are found by userName eq or externalId eq", ScimType.RFC7644.INVALID_FILTER);
  }

  private static ConflictException taken(ProvisionedUser user) {
    return new ConflictException(
        "Another user is called %s, or this one has just changed".formatted(user.userName()),
        ScimType.RFC7644.UNIQUENESS);
  }

  private static PartialListResponse<User> page(List<ProvisionedUser> found, long all) {
    return PartialListResponse.<User>builder()
        .resources(found.stream().map(UserResource::of).toList())
        .totalResults(all)
        .build();
  }
}
