package io.portcullis.connectors.api;

import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;

/**
 * Carries actions to one enforcement point. Calls block, take at most the configured time, and may
 * be repeated: the same action again must change nothing and be acknowledged again. Neither method
 * throws; what went wrong is in the outcome, without secrets.
 */
public interface Enforcer {
  /** Configured name, as it stands in outcomes and in {@code doctor}. */
  String name();

  PointKind kind();

  /** True when this target lies at this point. */
  boolean serves(Target target);

  /** Asks the point. ACKNOWLEDGED, FAILED, REFUSED or SILENT. */
  Outcome enforce(Action action);

  /** Looks whether it holds where it counts. VERIFIED, or FAILED with what was seen instead. */
  Outcome verify(Action action);

  /** Where else it shows, and when the hub is to look there; most points have no such place. */
  default Optional<SecondProof> second() {
    return Optional.empty();
  }

  /** "ok", or what is wrong with the connection. */
  String check();
}
