package io.portcullis.routes.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.routes.people.Right;

/** Who has which token of a key or an HSM. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/custody")
public class CustodyResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  CustodyResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.READ)
  public CalendarPage<CustodyItem> list(@BeanParam CalendarQuery query) {
    return query.of(hub.calendar(), CustodyItem.class);
  }

  @GET
  @Path("/{about}")
  @Needs(Right.READ)
  public CalendarEntry<CustodyItem> custody(@PathParam("about") String about) {
    return hub.calendar().find(CustodyItem.class, hub.calendar().subject(about));
  }

  @PUT
  @Path("/{about}")
  @Needs(Right.CALENDAR)
  public CalendarEntry<CustodyItem> set(
      @PathParam("about") String about, Noted.ForCustody body) {
    Noted.ForCustody asked = Asked.required(body, "the body");
    Custody custody = Asked.required(asked.custody(), "field \"custody\"");
    return changes.make(
        "%d of %d tokens".formatted(custody.needed(), custody.tokens().size()),
        "",
        by -> {
          Calendar calendar = hub.calendar();
          String subject = calendar.subject(about);
          return calendar.change(
              CustodyItem.class,
              subject,
              asked.version(),
              by,
              (before, who) -> Ruling.of(() -> new CustodyItem(subject, custody)));
        });
  }
}
