package io.portcullis.routes.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.config.PortcullisConfig;

/** Errors that no call ever sees, in the same form: too long a body, an address with nothing at. */
@ApplicationScoped
class HttpEdge {
  private final long maxBody;
  private final Event<TooLong> tooLong;

  @Inject
  HttpEdge(PortcullisConfig config, Event<TooLong> tooLong) {
    this.maxBody = config.http().maxBody().bytes();
    this.tooLong = tooLong;
  }

  void install(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::bounded);
    for (int status : new int[] {400, 404, 405, 413, 415}) {
      router.errorHandler(status, context -> problem(context, status));
    }
  }

  private void bounded(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && length.length() <= 18 && Long.parseLong(length) > maxBody) {
      if (context.request().version() != HttpVersion.HTTP_2) { // which knows no such header
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
      }
      tooLong.fireAsync(new TooLong(context.normalizedPath(), Long.parseLong(length), maxBody));
      problem(context, 413);
    } else {
      context.next();
    }
  }

  private static void problem(RoutingContext context, int status) {
    if (!context.response().ended()) {
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(Json.text(Problem.of(status, Problems.usual(status))));
    }
  }
}
