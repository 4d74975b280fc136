package io.portcullis.connectors.api;

import java.util.List;
import java.util.Optional;

/**
 * Turns what a vendor sends into signals. Never throws: what it cannot read is a {@link
 * Parsed.Broken} with reason and place. Stateless and safe for use by many threads.
 */
public interface Parser {
  /** Name of the source type, as {@code parse} and the configuration know it. */
  String type();

  /** How a finished stream or file of this type is cut into records. */
  Framing framing();

  /**
   * Reads one body, which may hold many records (a JSON array, an envelope, several lines).
   *
   * @return one entry for each record in it, in order; never empty
   */
  List<Parsed> parse(byte[] body, ParseContext context);

  /** What the vendor asks of a webhook before it sends records there. */
  default Handshake handshake() {
    return Handshake.NONE;
  }

  /** How lines that a listener gets one by one belong together. */
  default Assembly assembly() {
    return Assembly.NONE;
  }

  /** How a log that grows is cut; empty where only a whole file makes sense. */
  default Optional<Cut> cut() {
    return framing() == Framing.BODY ? Optional.empty() : Optional.of(Cut.LINES);
  }

  enum Framing {
    /** The whole body is one document; NDJSON holds one on each line. */
    DOCUMENT,
    /** One record on each line. */
    LINES,
    /** Records may span lines and only the parser knows where they end. */
    BODY
  }
}
