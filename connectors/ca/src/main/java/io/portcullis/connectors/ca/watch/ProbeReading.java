package io.portcullis.connectors.ca.watch;

import java.util.List;

import io.portcullis.connectors.api.Json;

/** What there is to tell of a look: none where nothing is new. */
public record ProbeReading(List<ProbeRow> rows) {
  public ProbeReading {
    rows = List.copyOf(rows);
  }

  /** As the record of a source, for {@link ProbeParser}. */
  public byte[] body() {
    return Json.bytes(this);
  }
}
