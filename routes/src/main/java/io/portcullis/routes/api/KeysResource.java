package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyFilter;
import io.portcullis.routes.people.Right;

/** The inventory of keys. */
@Path("/keys")
public class KeysResource {
  private final Hub hub;

  @Inject
  KeysResource(Hub hub) {
    this.hub = hub;
  }

  /** Which keys, and from where on. */
  public static final class Wanted {
    @QueryParam("tier")
    @DefaultValue("")
    String tier;

    @QueryParam("owner")
    @DefaultValue("")
    String owner;

    @QueryParam("environment")
    @DefaultValue("")
    String environment;

    @QueryParam("where")
    @DefaultValue("")
    String where;

    @QueryParam("algorithm")
    @DefaultValue("")
    String algorithm;

    @QueryParam("after")
    @DefaultValue("")
    String after;

    @QueryParam("limit")
    @DefaultValue("100")
    String limit;

    KeyFilter filter() {
      try {
        return new KeyFilter(tier, owner, environment, where, algorithm);
      } catch (IllegalArgumentException e) {
        throw new Refuse(400, "parameter " + e.getMessage());
      }
    }

    int most() {
      boolean number = limit.matches("[0-9]{1,4}");
      int most = number ? Integer.parseInt(limit) : 0;
      if (most < 1 || most > Keys.MOST) {
        throw new Refuse(400, "parameter limit must be 1 to " + Keys.MOST);
      }
      return most;
    }
  }

  @GET
  @Needs(Right.READ)
  public KeyPage list(@BeanParam Wanted wanted) {
    return hub.keys().page(wanted.filter(), wanted.after, wanted.most());
  }

  @GET
  @Path("/matrix")
  @Needs(Right.READ)
  public MatrixPage matrix(@BeanParam Wanted wanted) {
    return hub.keys().matrix(wanted.filter(), wanted.after, wanted.most());
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public KeyCard card(@PathParam("id") String id) {
    return hub.keys().card(id);
  }
}
