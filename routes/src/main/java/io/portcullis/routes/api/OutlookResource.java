package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Storm;
import io.portcullis.routes.people.Right;

/** What is to come of the certificates. */
@Path("/calendar")
public class OutlookResource {
  private final Hub hub;

  @Inject
  OutlookResource(Hub hub) {
    this.hub = hub;
  }

  @GET
  @Path("/storm")
  @Needs(Right.READ)
  public Forecast storm(@QueryParam("days") @DefaultValue("400") String days) {
    return hub.outlook().storm(number("days", days, Storm.MOST_DAYS));
  }

  @GET
  @Path("/chains")
  @Needs(Right.READ)
  public ChainsView chains() {
    return hub.outlook().chains();
  }

  @GET
  @Path("/due")
  @Needs(Right.READ)
  public DuePage due(
      @QueryParam("owner") @DefaultValue("") String owner,
      @QueryParam("most") @DefaultValue("100") String most) {
    return hub.outlook().due(owner.strip(), number("most", most, Outlook.MOST_DUE));
  }

  private static int number(String name, String text, int most) {
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new Refuse(400, "\"%s\" must be 1 to %d".formatted(name, most));
    }
    return number;
  }
}
