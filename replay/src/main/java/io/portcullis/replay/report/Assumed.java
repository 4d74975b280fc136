package io.portcullis.replay.report;

import java.util.List;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.replay.world.Assumptions;

/** What a run assumes, in words. */
final class Assumed {
  private Assumed() {}

  static List<String> sentences(Assumptions a) {
    return List.of(
        "nothing was acted on: guard and enforcement are played over the signals of vendors",
        "guard: the hub's own, with %d a rule, %d a source, %d overall within %s"
            .formatted(
                a.limits().perRule(),
                a.limits().perSource(),
                a.limits().overall(),
                DurationText.print(a.limits().window())),
        "enforcement points obey, each call after " + DurationText.print(a.answer()),
        a.people()
            .map(p -> "as many people as are asked agree after " + DurationText.print(p))
            .orElse("people answer nothing"),
        "what people took back in history is taken back");
  }
}
