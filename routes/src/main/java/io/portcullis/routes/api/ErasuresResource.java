package io.portcullis.routes.api;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.inventory.desk.Erasures;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.routes.people.Right;

/**
 * Persons that are erased from the trail by an order. The order is in the address and the person is
 * not, because addresses are recorded.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/audit/erasures")
public class ErasuresResource {
  private final Hub hub;
  private final Changes changes;

  @Inject
  ErasuresResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @GET
  @Needs(Right.CALENDAR)
  public DeskPage<ErasureItem> list(@BeanParam DeskQuery query) {
    return query.listed(hub.desk(), ErasureItem.class);
  }

  @GET
  @Path("/{order}")
  @Needs(Right.CALENDAR)
  public DeskEntry<ErasureItem> erasure(@PathParam("order") String order) {
    return hub.desk().find(ErasureItem.class, order);
  }

  @POST
  @Path("/{order}/ask")
  @Needs(Right.CALENDAR)
  public DeskEntry<ErasureItem> ask(
      @PathParam("order") String order, AskedOfAudit.ForErasure body) {
    AskedOfAudit.ForErasure asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return change(
        order,
        asked.version(),
        reason,
        (before, by) -> Erasures.ask(before, order, asked.person(), reason, by));
  }

  @POST
  @Path("/{order}/approve")
  @Needs(Right.APPROVE)
  public DeskEntry<ErasureItem> approve(
      @PathParam("order") String order, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return change(
        order,
        asked.version(),
        reason,
        (before, by) -> Erasures.approve(Asked.there(before, order), reason, by));
  }

  @POST
  @Path("/{order}/reject")
  @Needs(Right.APPROVE)
  public DeskEntry<ErasureItem> reject(
      @PathParam("order") String order, AskedOfDesk.ForReason body) {
    AskedOfDesk.ForReason asked = Asked.required(body, "the body");
    String reason = Asked.reason(asked.reason());
    return change(
        order,
        asked.version(),
        reason,
        (before, by) -> Erasures.reject(Asked.there(before, order), reason, by));
  }

  /** What comes of it. */
  private interface Step {
    Ruling<ErasureItem> of(Optional<ErasureItem> before, By by);
  }

  private DeskEntry<ErasureItem> change(String order, long version, String reason, Step step) {
    return changes.make(
        "version " + version,
        reason,
        by -> hub.desk().change(ErasureItem.class, order, version, by, step::of));
  }
}
