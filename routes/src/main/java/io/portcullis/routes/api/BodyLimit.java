package io.portcullis.routes.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import io.portcullis.routes.config.PortcullisConfig;

/** The limit for bodies that do not say how long they are. */
@Provider
class BodyLimit implements ReaderInterceptor {
  private final int maxBody;

  @Inject
  BodyLimit(PortcullisConfig config) {
    maxBody = Math.toIntExact(config.http().maxBody().bytes());
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] body = context.getInputStream().readNBytes(maxBody + 1);
    if (body.length > maxBody) {
      throw new Refuse(413, Problems.usual(413));
    }
    context.setInputStream(new ByteArrayInputStream(body));
    return context.proceed();
  }
}
