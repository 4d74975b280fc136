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
  public DeskPage<CustodyItem> list(@BeanParam DeskQuery query) {
    return query.of(hub.desk(), CustodyItem.class);
  }

  @GET
  @Path("/{about}")
  @Needs(Right.READ)
  public DeskEntry<CustodyItem> custody(@PathParam("about") String about) {
    return hub.desk().find(CustodyItem.class, hub.desk().subject(about));
  }

  @PUT
  @Path("/{about}")
  @Needs(Right.CALENDAR)
  public DeskEntry<CustodyItem> set(@PathParam("about") String about, AskedOfDesk.ForCustody body) {
    AskedOfDesk.ForCustody asked = Asked.required(body, "the body");
    Custody custody = asked.custody();
    return changes.make(
        "%d of %d tokens".formatted(custody.needed(), custody.tokens().size()),
        "",
        by -> {
          Desk desk = hub.desk();
          desk.makeKnown(about);
          String subject = desk.subject(about);
          return desk.change(
              CustodyItem.class,
              subject,
              asked.version(),
              by,
              (before, who) -> Ruling.of(() -> new CustodyItem(subject, custody)));
        });
  }
}
