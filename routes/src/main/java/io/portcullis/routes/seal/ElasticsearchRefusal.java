package io.portcullis.routes.seal;

import java.io.IOException;

/** Elasticsearch answered, and what it answered is an error. The message names call and reason. */
public final class ElasticsearchRefusal extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final int status;

  /**
   * @param status of HTTP
   */
  ElasticsearchRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Nothing of that name is there. */
  public boolean notFound() {
    return status == NOT_FOUND;
  }

  /** Who asks has no right to it. */
  public boolean forbidden() {
    return status == UNAUTHORISED || status == FORBIDDEN;
  }

  /** Also the answer to a call of a module that it is built without. */
  public boolean badRequest() {
    return status == BAD_REQUEST;
  }
}
