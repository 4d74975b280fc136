package io.portcullis.routes.api;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import io.vertx.core.http.HttpServerRequest;

import io.portcullis.routes.people.People;
import io.portcullis.routes.people.Person;

/** Lets nobody through whose token is not known (RFC 6750) or whose role has not the right. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class BearerFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_TOKEN = 256;

  private final People people;
  private final FailedCalls failed;
  private final Caller caller;
  private final Changes changes;

  @Context ResourceInfo resource;
  @Context HttpServerRequest request;

  @Inject
  BearerFilter(People people, FailedCalls failed, Caller caller, Changes changes) {
    this.people = people;
    this.failed = failed;
    this.caller = caller;
    this.changes = changes;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Method method = resource.getResourceMethod();
    if (method != null && method.isAnnotationPresent(OwnProof.class)) {
      return;
    }
    String address = request.remoteAddress().hostAddress();
    Optional<Person> person = token(context).flatMap(people::byToken);
    if (person.isEmpty()) {
      context.abortWith(unknown(address));
      return;
    }
    String call = context.getMethod() + " " + context.getUriInfo().getPath();
    caller.is(person.get(), call, address);
    if (!allowed(person.get(), method)) {
      context.abortWith(denied(person.get(), context.getMethod()));
    }
  }

  private static Optional<String> token(ContainerRequestContext context) {
    return Optional.ofNullable(context.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
  }

  private Response unknown(String address) {
    if (!failed.count(address)) {
      Problem problem = Problem.of(429, "too many calls with an unknown token");
      return Response.fromResponse(Problems.response(problem))
          .header(HttpHeaders.RETRY_AFTER, failed.seconds())
          .build();
    }
    Problem problem = Problem.of(401, "a known token is needed: Authorization: Bearer TOKEN");
    return Response.fromResponse(Problems.response(problem))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static boolean allowed(Person person, Method method) {
    Needs needs = method == null ? null : method.getAnnotation(Needs.class);
    return needs != null && person.role().may(needs.value());
  }

  private Response denied(Person person, String verb) {
    String role = person.role().name().toLowerCase(Locale.ROOT);
    String detail = "the role " + role + " does not allow this";
    if (!verb.equals(HttpMethod.GET)) {
      changes.denied(detail);
    }
    return Problems.response(Problem.of(403, detail));
  }
}
