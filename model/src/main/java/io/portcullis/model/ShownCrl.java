package io.portcullis.model;

import java.time.Instant;

/** The CRL that a distribution point showed last. It is known while the point is away, too. */
public record ShownCrl(String source, RevocationService service, CrlEdition edition)
    implements ServiceFact {
  /** When the authority issued it. */
  @Override
  public Instant since() {
    return edition.thisUpdate();
  }

  public Instant atShareOfLife(double share) {
    return edition.atShareOfLife(share);
  }

  @Override
  public String describe() {
    return service.name() + " shows the list " + edition.describe();
  }
}
