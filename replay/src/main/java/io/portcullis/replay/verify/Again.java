package io.portcullis.replay.verify;

import java.util.Optional;

import io.portcullis.model.Decided;
import io.portcullis.model.Decision;
import io.portcullis.model.Derived;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.replay.Memory;
import io.portcullis.rules.FiringLimitException;

/**
 * Decides the signals of one partition again, as the hub did: all that is in the log is applied,
 * nothing is derived anew.
 */
public final class Again {
  private final Memory memory;
  private final Rules rules;
  private Policy policy;

  /** The rules with a digest. */
  public interface Rules {
    Policy byDigest(String digest);
  }

  /**
   * @param initial by which the hub decided before the log says by which
   */
  public Again(Rules rules, Policy initial) {
    this(rules, initial, new Memory());
  }

  /**
   * @param memory what is known already
   */
  Again(Rules rules, Policy policy, Memory memory) {
    this.rules = rules;
    this.policy = policy;
    this.memory = memory;
  }

  /** Empty for a signal that the hub decided nothing by. */
  public Optional<Decided> decide(Signal signal) {
    if (signal.statement() instanceof Statement.PolicyActivated p) {
      policy = rules.byDigest(p.digest());
      return Optional.empty();
    }
    State before = memory.load(signal);
    boolean toAll = signal.subject().isEmpty();
    boolean passedOn = Derived.passedOn(before.subject(), signal).isPresent();
    return toAll || passedOn ? Optional.empty() : decide(before, signal);
  }

  private Optional<Decided> decide(State before, Signal signal) {
    try {
      Decision decision = Decision.decide(before, signal, policy);
      memory.save(decision.state());
      return Optional.of(Decided.of(signal, decision));
    } catch (FiringLimitException e) {
      // A dead letter of the hub.
      return Optional.empty();
    }
  }

  String policy() {
    return policy.digest();
  }

  Memory memory() {
    return memory;
  }

  public int subjects() {
    return memory.all().size();
  }
}
