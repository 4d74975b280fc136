package io.portcullis.routes.api;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.jboss.logging.Logger;

import io.portcullis.routes.people.PeopleRefusal;

/**
 * Turns whatever went wrong into a {@link Problem}. What nobody foresaw is told apart by an id that
 * stands in the log too, and by nothing else: its message may hold anything.
 */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  private Problems() {}

  static Response response(Throwable thrown) {
    return response(of(thrown));
  }

  static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  static Problem of(Throwable thrown) {
    return foreseen(thrown).orElseGet(() -> unforeseen(thrown));
  }

  /** What is wrong, unless nobody thought of it. */
  static Optional<Problem> foreseen(Throwable thrown) {
    return switch (thrown) {
      case Refuse refuse -> Optional.of(Problem.of(refuse.status(), refuse.getMessage()));
      case HubRefusal refusal ->
          Optional.of(Problem.of(refusal.kind().status(), refusal.getMessage()));
      case PeopleRefusal refusal -> Optional.of(Problem.of(status(refusal), refusal.getMessage()));
      case JsonProcessingException json -> Optional.of(Problem.of(400, body(json)));
      case WebApplicationException web -> web(web);
      default -> Optional.empty();
    };
  }

  private static int status(PeopleRefusal refusal) {
    return switch (refusal.kind()) {
      case INVALID -> 400;
      case UNKNOWN -> 404;
      case CONFLICT -> 409;
    };
  }

  private static Optional<Problem> web(WebApplicationException web) {
    if (web.getCause() instanceof JsonProcessingException json) {
      return Optional.of(Problem.of(400, body(json)));
    }
    int status = web.getResponse().getStatus();
    boolean ours = status >= 500 && status != 503;
    return ours ? Optional.empty() : Optional.of(Problem.of(status, usual(status)));
  }

  static String usual(int status) {
    return switch (status) {
      case 400 -> "the request can not be read";
      case 404 -> "there is nothing at this address";
      case 405 -> "this address does not take that method";
      case 413 -> "the body is too long";
      case 415 -> "the type of the body (Content-Type) is none that is taken here";
      case 503 -> "the hub can not answer now";
      default -> "the request was refused";
    };
  }

  /** Names the field, not the value: Jackson's own message quotes the body. */
  private static String body(JsonProcessingException json) {
    if (json instanceof UnrecognizedPropertyException unknown) {
      return "unknown field \"" + unknown.getPropertyName() + "\"";
    }
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "field \"" + path(mapping) + "\" has the wrong form";
    }
    return "the body is not the JSON that is expected here";
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static Problem unforeseen(Throwable thrown) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(thrown, "unforeseen error %s", id);
    return Problem.of(500, "an error that is the hub's own; its log has it under " + id);
  }
}
