package io.portcullis.bench.crl;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.Change;
import io.portcullis.model.ReasonCode;

/** Writes the history of a local authority that revoked many certificates. */
final class History {
  private final Instant now;
  private long sequence;

  History(Instant now) {
    this.now = now;
  }

  /** Serials 1 to {@code revoked} are revoked, as many after them are valid. */
  void write(Path folder, int revoked) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("history.jsonl")))) {
      for (int i = 1; i <= 2 * revoked; i++) {
        line(out, i, Change.Kind.ISSUED, ReasonCode.UNSPECIFIED);
      }
      for (int i = 1; i <= revoked; i++) {
        line(out, i, Change.Kind.REVOKED, ReasonCode.SUPERSEDED);
      }
    }
  }

  private void line(OutputStream out, int serial, Change.Kind kind, ReasonCode reason)
      throws IOException {
    sequence++;
    Instant end = now.plus(Duration.ofDays(30));
    String hex = Integer.toHexString(serial);
    out.write(Json.bytes(new Change(sequence, now, kind, hex, reason, end, "bench", 0, now)));
    out.write('\n');
  }
}
