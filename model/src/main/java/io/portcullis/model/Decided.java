package io.portcullis.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What one signal came to for its subject, in a form that a later computation is held against.
 *
 * @param digest over the signal's id, the standing wanted and every open finding with its rule,
 *     key, version, standing, mode and beginning
 */
public record Decided(String subject, String signal, String digest) {

  public static Decided of(Signal signal, Decision decision) {
    Subject after = decision.state().subject();
    List<String> parts = new ArrayList<>();
    parts.add(signal.id());
    parts.add(after.trust().wanted().name());
    for (Finding f : after.findings()) {
      parts.add(f.rule());
      parts.add(f.key());
      parts.add(Integer.toString(f.version()));
      parts.add(f.standing().name());
      parts.add(f.mode().name());
      parts.add(f.since().toString());
    }
    return new Decided(after.id(), signal.id(), Ids.of("dec", parts.toArray(String[]::new)));
  }
}
