package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.people.Entry;
import io.portcullis.routes.people.FirstAdmin;
import io.portcullis.routes.people.People;
import io.portcullis.routes.people.Right;
import io.portcullis.routes.people.Role;

/** Who may ask this hub for something. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/people")
public class PeopleResource {
  private final People people;
  private final PortcullisConfig config;
  private final Changes changes;

  /** A person as others see them: without the hash. */
  public record PersonView(String name, Role role, Instant createdAt, String createdBy) {
    static PersonView of(Entry entry) {
      return new PersonView(entry.name(), entry.role(), entry.createdAt(), entry.createdBy());
    }
  }

  /** {@code token} is shown this once. */
  public record Added(String name, Role role, String token) {
    @Override
    public String toString() {
      return "Added[" + name + ", " + role + "]";
    }
  }

  public record Removed(String name) {}

  @Inject
  PeopleResource(People people, PortcullisConfig config, Changes changes) {
    this.people = people;
    this.config = config;
    this.changes = changes;
  }

  @GET
  @Needs(Right.PEOPLE)
  public List<PersonView> list() {
    return people.list().stream().map(PersonView::of).toList();
  }

  @POST
  @Needs(Right.PEOPLE)
  public Added add(Asked.ForPerson asked) {
    String name = Asked.required(Asked.required(asked, "the body").name(), "field \"name\"");
    Role role = Asked.required(asked.role(), "field \"role\"");
    return changes.make(
        name, "", by -> new Added(name, role, people.add(name, role, by.name()).reveal()));
  }

  @DELETE
  @Path("/{name}")
  @Needs(Right.PEOPLE)
  public Removed remove(@PathParam("name") String name) {
    return changes.make("", "", by -> removed(name));
  }

  private Removed removed(String name) {
    people.remove(name);
    FirstAdmin.removed(name, config.data().folder());
    return new Removed(name);
  }
}
