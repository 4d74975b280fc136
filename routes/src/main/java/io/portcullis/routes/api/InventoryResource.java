package io.portcullis.routes.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.read.Body;
import io.portcullis.routes.people.Right;

/** Bringing certificates into the inventory, and all of it out again. */
@Path("/inventory")
public class InventoryResource {
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";
  static final String PEM = "application/x-pem-file";

  private final Hub hub;
  private final Changes changes;

  @Inject
  InventoryResource(Hub hub, Changes changes) {
    this.hub = hub;
    this.changes = changes;
  }

  @POST
  @Consumes({NDJSON, CSV, PEM})
  @Needs(Right.INVENTORY)
  public Imported take(
      @HeaderParam("Content-Type") String type,
      @QueryParam("source") @DefaultValue("import") String source,
      byte[] body) {
    String told = source(source);
    byte[] items = Objects.requireNonNullElse(body, new byte[0]);
    Body.Kind kind = kind(type);
    return changes.make(
        "%d bytes of %s".formatted(items.length, told),
        "",
        by -> hub.certificates().take(kind, told, items));
  }

  @GET
  @Path("/export")
  @Produces(NDJSON)
  @Needs(Right.READ)
  public StreamingOutput export() {
    CertificateInventory inventory = hub.certificates();
    return out -> inventory.export(entry -> line(entry, out));
  }

  private static void line(Entry entry, OutputStream out) {
    try {
      out.write(Json.bytes(entry));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Body.Kind kind(String type) {
    return switch (type.split(";", 2)[0].strip()) {
      case CSV -> Body.Kind.CSV;
      case PEM -> Body.Kind.PEM;
      default -> Body.Kind.NDJSON;
    };
  }

  private static String source(String given) {
    String source = given.strip();
    boolean plain = source.chars().noneMatch(Character::isISOControl);
    if (source.isEmpty() || source.length() > Told.MAX_TEXT || !plain) {
      throw new Refuse(
          400,
          "\"source\" must be 1 to " + Told.MAX_TEXT + " characters, none a control character");
    }
    return source;
  }
}
