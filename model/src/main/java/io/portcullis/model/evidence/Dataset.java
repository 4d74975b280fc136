package io.portcullis.model.evidence;

import java.util.Locale;

/** The data stream that a record belongs to. */
public enum Dataset {
  SIGNALS,
  DECISIONS,
  ACTIONS,
  AUDIT,
  /** The vendor's own text, apart from what was made of it, and kept for a shorter time. */
  RAW;

  /** ECS data_stream.dataset, e.g. "portcullis.signals". */
  public String full() {
    return "portcullis." + name().toLowerCase(Locale.ROOT);
  }

  /** The Elasticsearch data stream, e.g. "logs-portcullis.signals-default". */
  public String stream() {
    return "logs-" + full() + "-default";
  }
}
