package io.portcullis.inventory.chain;

import java.time.Instant;
import java.util.List;

/**
 * Something about the hierarchy that people should know.
 *
 * @param about ids of the certificates concerned, the first one foremost
 * @param at the moment that matters: of what lasts too long, the end of what it stands on
 */
public record Remark(Kind kind, List<String> about, Instant at) {
  /** What there is to say. */
  public enum Kind {
    /** It lives longer than any certificate that it stands on. */
    OUTLIVES_PARENT,
    /** No chain leads to a root, nor below one that is declared. */
    NO_ROOT,
    /** No chain leads to a root because the ways up come back to where they were. */
    LOOP,
    /** More than ten certificates in a chain. */
    TOO_DEEP,
    /** More chains than are looked at. */
    TOO_MANY_CHAINS,
    /** The same name and key, signed by several authorities. */
    CROSS_SIGNED,
    /** The same name with several keys that are valid at one time: an authority in migration. */
    PARALLEL,
    /** A root that is declared to be offline has its certificate here. */
    OFFLINE_ROOT
  }

  public Remark {
    about = List.copyOf(about);
  }
}
