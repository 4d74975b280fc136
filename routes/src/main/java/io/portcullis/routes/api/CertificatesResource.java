package io.portcullis.routes.api;

import java.time.DateTimeException;
import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.portcullis.routes.people.Right;

/** Certificates of the inventory. */
@Path("/certificates")
public class CertificatesResource {
  private static final Duration FARTHEST = Duration.ofDays(36_500);

  private final Hub hub;

  @Inject
  CertificatesResource(Hub hub) {
    this.hub = hub;
  }

  /** By key, name or serial number where one of them is given, else all that fit. */
  @GET
  @Needs(Right.READ)
  public CertificateList list(@BeanParam CertificateQuery query) {
    CertificateInventory inventory = hub.certificates();
    int most = query.page.most();
    String cursor = query.page.cursor;
    if (!query.spki.isBlank()) {
      return inventory.ofKey(query.spki, cursor, most);
    }
    if (!query.name.isBlank()) {
      return inventory.named(query.name, cursor, most);
    }
    return query.serial.isBlank()
        ? inventory.list(query.filter(), cursor, most)
        : inventory.numbered(query.issuer, query.serial);
  }

  @GET
  @Path("/expiring")
  @Needs(Right.READ)
  public CertificateList expiring(
      @QueryParam("within") @DefaultValue("P30D") String within, @BeanParam PageQuery page) {
    return hub.certificates().expiring(span(within), page.cursor, page.most());
  }

  @GET
  @Path("/{id}")
  @Needs(Right.READ)
  public CertificateAnswer certificate(@PathParam("id") String id) {
    return hub.certificates().find(id);
  }

  private static Duration span(String text) {
    try {
      Duration span = Duration.parse(text.strip());
      if (!span.isNegative() && span.compareTo(FARTHEST) <= 0) {
        return span;
      }
    } catch (DateTimeException e) {
      // Said below, as for what is out of bounds.
    }
    throw new Refuse(400, "\"within\" must be a time such as P30D or PT12H, of at most 100 years");
  }
}
