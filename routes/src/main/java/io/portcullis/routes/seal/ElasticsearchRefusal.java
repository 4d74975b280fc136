package io.portcullis.routes.seal;

import java.io.IOException;

/** Elasticsearch answered, and what it answered is an error. The message names call and reason. */
final class ElasticsearchRefusal extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;

  private final int status;

  /**
   * @param status of HTTP
   */
  ElasticsearchRefusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Also the answer to a call of a module that it is built without. */
  boolean badRequest() {
    return status == BAD_REQUEST;
  }
}
