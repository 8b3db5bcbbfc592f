package dev.handback.scimapp.scim;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.ApiConstants;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import com.unboundid.scim2.server.utils.SimpleSearchResults;
import dev.handback.scimapp.account.Accounts;
import dev.handback.scimapp.seat.SeatPool;
import dev.handback.scimapp.seat.SeatPools;
import dev.handback.scimapp.seat.Sku;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The vendor's own count of seats, worked out anew from the users for each answer. */
@ResourceType(
    name = "SeatPool",
    description = "Seats bought of one kind",
    schema = SeatPoolResource.class)
@Path("SeatPools")
@Produces({ApiConstants.MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public final class SeatPoolsEndpoint {
  private static final ResourceTypeDefinition TYPE =
      ResourceTypes.definition(SeatPoolsEndpoint.class);

  private final Accounts accounts;
  private final SeatPools pools;

  @Inject
  public SeatPoolsEndpoint(Accounts accounts, SeatPools pools) {
    this.accounts = accounts;
    this.pools = pools;
  }

  @GET
  public SimpleSearchResults<SeatPoolResource> search(@Context UriInfo uri) throws ScimException {
    SimpleSearchResults<SeatPoolResource> results = new SimpleSearchResults<>(TYPE, uri);
    for (SeatPool pool : pools.all()) {
      results.add(counted(pool));
    }
    return results;
  }

  @GET
  @Path("{sku}")
  public GenericScimResource get(@PathParam("sku") String sku, @Context UriInfo uri)
      throws ScimException {
    SeatPool pool =
        pools
            .find(new Sku(sku))
            .orElseThrow(
                () -> new ResourceNotFoundException("No seats are sold as '" + sku + "'."));
    return new ResourcePreparer<SeatPoolResource>(TYPE, uri).trimRetrievedResource(counted(pool));
  }

  private SeatPoolResource counted(SeatPool pool) {
    return new SeatPoolResource(pool, accounts.used(pool.sku()));
  }
}
