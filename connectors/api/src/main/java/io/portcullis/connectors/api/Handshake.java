package io.portcullis.connectors.api;

/**
 * How a vendor makes sure, once, that an address takes its webhooks: it sends a text of its own,
 * and wants it back. Such a request carries no record.
 */
public sealed interface Handshake {

  /** The vendor asks nothing. */
  record None() implements Handshake {}

  /**
   * A GET with the text in a header; the answer is a JSON object with it in a field. It carries the
   * same proof as the records do.
   */
  record EchoHeader(String header, String field) implements Handshake {}

  /**
   * A POST with the text in a parameter of its query; the answer is the text, plain. It carries no
   * proof, since the vendor has none to give yet.
   */
  record EchoQuery(String parameter) implements Handshake {}

  Handshake NONE = new None();
}
