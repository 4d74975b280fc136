package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A moment on the way of an action, from what its source saw to what others can see. */
public record Hop(Kind kind, Instant at) {

  /** In the order they are told. */
  public enum Kind {
    /** The source says that it happened then: by the source's clock. */
    OCCURRED,
    /** The hub took the signal. All that follows is by clocks of the hub. */
    RECEIVED,
    /** The guard has admitted it and the action left for its enforcer. */
    DECIDED,
    /** The first call to the enforcement point. */
    SENT,
    /** The point's first yes. */
    ACKNOWLEDGED,
    /** The first proof that it holds, whichever it was. */
    VERIFIED,
    /** The CA's OCSP responder shows it. */
    OCSP,
    /** The CA's CRL shows it. */
    CRL,
    /** The hub that acted answers its network by it: live authorisation. */
    AUTHORISATION,
    /** Accounting, or the NAS, says that the session has ended. */
    SESSION_GONE
  }

  /** One of each kind, the first, in the order of the kinds. */
  public static List<Hop> of(List<Hop> known, List<Hop> more) {
    List<Hop> all = new ArrayList<>(known);
    all.addAll(more);
    Set<Kind> had = EnumSet.noneOf(Kind.class);
    return all.stream()
        .filter(hop -> had.add(hop.kind()))
        .sorted(Comparator.comparing(Hop::kind))
        .toList();
  }

  /** Of a list that an earlier release may have left out. */
  static List<Hop> kept(List<Hop> hops) {
    return hops == null ? List.of() : List.copyOf(hops);
  }
}
