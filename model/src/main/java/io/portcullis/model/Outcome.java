package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an enforcement point answered to an action, or what was later seen at the relying party.
 *
 * @param detail the answer in the point's own words, no secrets
 * @param sentAt when the call left
 * @param at when the answer, or the proof, was there
 * @param hops the action's way up to here; absent in the log of an earlier release
 * @param network where accounting shows the session when this holds; empty when not known
 * @param lasting whether the point holds the device to it beyond the session, until it is asked for
 *     something else
 */
public record Outcome(
    String action,
    String subject,
    String point,
    Want want,
    int generation,
    Status status,
    String detail,
    Instant sentAt,
    Instant at,
    List<Hop> hops,
    String network,
    boolean lasting) {

  /** The last three are absent in the log of an earlier release. */
  public Outcome {
    hops = Hop.kept(hops);
    network = Objects.requireNonNullElse(network, "");
  }

  public enum Status {
    /** The point said yes. Not yet proof. */
    ACKNOWLEDGED,
    /** Seen to hold where it counts: OCSP or CRL, the session's end, the key's refusal. */
    VERIFIED,
    /** The point said no, and may say yes later: try again. */
    FAILED,
    /** The point can not do this: take another way. */
    REFUSED,
    /** No answer. Never success. */
    SILENT,
    /** Not sent: too many calls in flight, or the hub is stopped. */
    NOT_ATTEMPTED
  }

  /** What the detail begins with when the point says that the thing itself no longer exists. */
  public static final String GONE = "gone:";

  /** True when there is nothing left that could be changed: a NAS does not know the session. */
  public boolean gone() {
    return status == Status.REFUSED && detail.startsWith(GONE);
  }

  public static Outcome of(Action action, Status status, String detail, Instant sent, Instant at) {
    return new Outcome(
        action.id(),
        action.subject(),
        action.target().point(),
        action.want(),
        action.generation(),
        status,
        detail,
        sent,
        at,
        Hop.of(action.hops(), passed(status, sent, at)),
        "",
        false);
  }

  private static List<Hop> passed(Status status, Instant sent, Instant at) {
    return switch (status) {
      case ACKNOWLEDGED ->
          List.of(new Hop(Hop.Kind.SENT, sent), new Hop(Hop.Kind.ACKNOWLEDGED, at));
      case FAILED, SILENT -> List.of(new Hop(Hop.Kind.SENT, sent));
      case VERIFIED -> List.of(new Hop(Hop.Kind.VERIFIED, at));
      // Refused may be without a call: no enforcer is there, or it can not do this.
      case REFUSED, NOT_ATTEMPTED -> List.of();
    };
  }

  /** And seen there, too. */
  public Outcome showing(List<Hop> more) {
    return new Outcome(
        action,
        subject,
        point,
        want,
        generation,
        status,
        detail,
        sentAt,
        at,
        Hop.of(hops, more),
        network,
        lasting);
  }

  /** The same call, with the proof that was there at once: its way has both. */
  public Outcome seen(Outcome proof) {
    return new Outcome(
        action,
        subject,
        point,
        want,
        generation,
        proof.status(),
        proof.detail(),
        sentAt,
        proof.at(),
        Hop.of(hops, proof.hops()),
        network,
        lasting);
  }

  public Outcome expecting(String shownIn) {
    return new Outcome(
        action,
        subject,
        point,
        want,
        generation,
        status,
        detail,
        sentAt,
        at,
        hops,
        shownIn,
        lasting);
  }

  /** Of a controller that meets each login of the device with it. */
  public Outcome heldOn() {
    return new Outcome(
        action, subject, point, want, generation, status, detail, sentAt, at, hops, network, true);
  }
}
