package io.portcullis.routes.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a call leaves as a {@link Problem}, the framework's own included. */
public class ErrorMappers {
  @ServerExceptionMapper
  public Response any(Throwable thrown) {
    return Problems.response(thrown);
  }

  /** More specific than the framework's, which would answer in its own form. */
  @ServerExceptionMapper
  public Response web(WebApplicationException thrown) {
    return Problems.response(thrown);
  }

  @ServerExceptionMapper
  public Response body(MismatchedInputException thrown) {
    return Problems.response(thrown);
  }
}
