package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.model.evidence.SealedDocument;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A way to forge a trail.
 *
 * @param kind of the problem that names it
 * @param place that is named
 */
record Forgery(String name, ProblemKind kind, String place, Consumer<Trail> forger) {
  @Override
  public String toString() {
    return name;
  }

  /** Both verifiers find it, and the first one names the place. */
  void isFound(Path temp) throws IOException, InterruptedException {
    Trail trail = Trail.usual();
    forger.accept(trail);
    Path folder = trail.write(temp.resolve("export"));
    Report report = verify(folder, trail);
    assertThat(report.holds()).isFalse();
    assertThat(report.problems()).anyMatch(p -> p.kind() == kind && p.place().equals(place));
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.code()).as(second.text()).isEqualTo(1);
    assertThat(second.text()).contains(kind.word() + ": ");
  }

  /** With the trail's own key as the one that is trusted. */
  static Report verify(Path folder, Trail trail) throws IOException, InterruptedException {
    return verify(ExportFolder.open(folder), new Keys(List.of(trail.key), List.of()));
  }

  static Report verify(ExportFolder export, Keys keys) throws IOException, InterruptedException {
    return new Verification(
            export, export.checkpoints(), export.witnesses(), keys, new Trusted(List.of()), 2)
        .run();
  }

  static void change(Trail trail, String chain, int sequence, String from, String to) {
    List<String> lines = trail.chains.get(chain);
    assertThat(lines.get(sequence - 1)).contains(from);
    lines.set(sequence - 1, lines.get(sequence - 1).replace(from, to));
  }

  static void redact(Trail trail, int sequence, String order) {
    List<String> lines = trail.chains.get("c0");
    SealedDocument redacted =
        SealedDocument.from(Trail.document(lines.get(sequence - 1))).redact(order);
    lines.set(sequence - 1, Json.text(redacted.fields()));
  }
}
