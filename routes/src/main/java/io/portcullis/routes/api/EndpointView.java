package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Remark;

/**
 * A place where certificates are used, and what is not as it should be there.
 *
 * @param endpoint HOST:PORT, or a file
 * @param owner as configured, or empty
 * @param remarks none where all was well when it was looked at
 */
public record EndpointView(String endpoint, String owner, List<Remarked> remarks) {
  /**
   * @param detail for people
   * @param subject id of the key that it is about, or of the watch where no key is known
   */
  public record Remarked(Remark.Kind kind, Instant since, String detail, String subject) {}
}
