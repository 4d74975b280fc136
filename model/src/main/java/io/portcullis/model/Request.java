package io.portcullis.model;

import java.time.Instant;

/**
 * What became of a request for a certificate that somebody at the authority must approve.
 *
 * @param authority as its source names it
 * @param id the authority's number of the request
 * @param profile, or template; empty where the source does not tell it
 * @param waited true once the authority kept it back until somebody decides
 * @param issued true once a certificate was issued for it
 * @param approver who approved it, as far as the source tells; or empty
 * @param since when it was issued, before that: when it began to wait
 * @param accepted true once a person took back whoever asked for it
 */
public record Request(
    String source,
    String authority,
    String id,
    String profile,
    boolean waited,
    boolean issued,
    String approver,
    Instant since,
    boolean accepted,
    boolean weak)
    implements Fact {

  static Request of(Signal signal, Statement.RequestTold said) {
    boolean issued = said.step() == Statement.RequestStep.ISSUED;
    return new Request(
        signal.source(),
        said.authority(),
        said.request(),
        said.profile(),
        !issued,
        issued,
        said.approver(),
        signal.occurredAt(),
        false,
        signal.weak());
  }

  boolean same(Request other) {
    return source.equals(other.source) && authority.equals(other.authority) && id.equals(other.id);
  }

  /** What two words about one request say together, in whichever order they came. */
  Request and(Request other) {
    boolean mine = issued || !other.issued;
    return new Request(
        source,
        authority,
        id,
        profile.isEmpty() ? other.profile : profile,
        waited || other.waited,
        issued || other.issued,
        approver.isEmpty() ? other.approver : approver,
        mine ? since : other.since,
        accepted || other.accepted,
        weak && other.weak);
  }

  Request whenTakenBack() {
    return new Request(source, authority, id, profile, waited, issued, approver, since, true, weak);
  }

  /** Whether a certificate was issued for it and nobody was there who could have said no. */
  public boolean unapproved() {
    return issued && !waited && approver.isEmpty() && !accepted;
  }

  @Override
  public String describe() {
    String what = profile.isEmpty() ? "" : " for " + profile;
    return issued
        ? "request %s%s at %s was answered by a certificate, %s"
            .formatted(id, what, authority, by())
        : "request %s%s at %s waits for approval".formatted(id, what, authority);
  }

  private String by() {
    if (!approver.isEmpty()) {
      return "approved by " + approver;
    }
    return waited ? "after it had waited for approval" : "and nobody approved it";
  }
}
