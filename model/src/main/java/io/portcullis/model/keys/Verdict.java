package io.portcullis.model.keys;

import java.util.List;

/** Whether a control is met, and by what one knows. */
record Verdict(Met met, List<Told> evidence) {

  static Verdict of(boolean met, Told evidence) {
    return new Verdict(met ? Met.MET : Met.NOT_MET, List.of(evidence));
  }

  static Verdict unknown(String missing) {
    return new Verdict(Met.NOT_KNOWN, List.of(Told.concluded(missing)));
  }
}
