package dev.handback.scimapp.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.ApiConstants;
import com.unboundid.scim2.server.PATCH;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import com.unboundid.scim2.server.utils.SimpleSearchResults;
import dev.handback.scimapp.account.Account;
import dev.handback.scimapp.account.AccountId;
import dev.handback.scimapp.account.Accounts;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Users by SCIM: create, get, list, PATCH, PUT and DELETE. */
@ResourceType(
    name = "User",
    description = "User Account",
    schema = UserResource.class,
    optionalSchemaExtensions = {
      EnterpriseUserExtension.class,
      SeatExtension.class,
      ActivityExtension.class
    })
@Path("Users")
@Consumes({ApiConstants.MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
@Produces({ApiConstants.MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public final class UsersEndpoint {
  private static final ResourceTypeDefinition TYPE = ResourceTypes.definition(UsersEndpoint.class);

  private final Accounts accounts;
  private final ChangeTimes times;
  private final UserSchema schema = new UserSchema(TYPE);

  @Inject
  public UsersEndpoint(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.times = new ChangeTimes(clock);
  }

  @POST
  public Response create(GenericScimResource request, @Context UriInfo uri) throws ScimException {
    Account created = accounts.create(times.created(schema.created(request)));
    GenericScimResource answer = preparer(uri).trimCreatedResource(resource(created), request);
    return Response.created(answer.getMeta().getLocation()).entity(answer).build();
  }

  @GET
  public SimpleSearchResults<GenericScimResource> search(@Context UriInfo uri)
      throws ScimException {
    SimpleSearchResults<GenericScimResource> results = new SimpleSearchResults<>(TYPE, uri);
    for (Account account : accounts.all()) {
      results.add(resource(account));
    }
    return results;
  }

  @GET
  @Path("{id}")
  public GenericScimResource get(@PathParam("id") String id, @Context UriInfo uri)
      throws ScimException {
    return preparer(uri).trimRetrievedResource(resource(accounts.get(new AccountId(id))));
  }

  @PATCH
  @Path("{id}")
  public GenericScimResource patch(
      @PathParam("id") String id, PatchRequest request, @Context UriInfo uri) throws ScimException {
    Account patched = change(id, before -> schema.patched(before, request));
    return preparer(uri).trimModifiedResource(resource(patched), request.getOperations());
  }

  @PUT
  @Path("{id}")
  public GenericScimResource replace(
      @PathParam("id") String id, GenericScimResource request, @Context UriInfo uri)
      throws ScimException {
    Account replaced = change(id, before -> schema.replaced(before, request));
    return preparer(uri).trimReplacedResource(resource(replaced), request);
  }

  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) throws ScimException {
    accounts.delete(new AccountId(id));
  }

  private Account change(String id, Accounts.Edit edit) throws ScimException {
    return accounts.change(new AccountId(id), before -> times.modified(before, edit.apply(before)));
  }

  private static ResourcePreparer<GenericScimResource> preparer(UriInfo uri) throws ScimException {
    return new ResourcePreparer<>(TYPE, uri);
  }

  private GenericScimResource resource(Account account) {
    ObjectNode attributes = account.attributes();
    attributes.put("id", account.id().value());
    accounts
        .lastSignIn(account.id())
        .ifPresent(at -> {
          attributes.withArray("schemas").add(ActivityExtension.ID);
          attributes
              .putObject(ActivityExtension.ID)
              .put(ActivityExtension.LAST_SIGN_IN, at.truncatedTo(ChronoUnit.MILLIS).toString());
        });
    return new GenericScimResource(attributes);
  }
}
