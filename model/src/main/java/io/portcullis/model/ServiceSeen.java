package io.portcullis.model;

import java.time.Instant;
import java.util.Locale;

/**
 * How a revocation service answered when it was last looked at.
 *
 * @param since when it first answered so; of one that is away, in whatever way, when that began
 */
public record ServiceSeen(
    String source,
    RevocationService service,
    Probe.Result result,
    String detail,
    Instant since,
    Instant at)
    implements ServiceFact {
  @Override
  public Fact undated() {
    return new ServiceSeen(source, service, result, detail, since, since);
  }

  @Override
  public String describe() {
    String word = result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return service.name()
        + " "
        + word
        + " since "
        + since
        + (detail.isEmpty() ? "" : ": " + detail);
  }
}
