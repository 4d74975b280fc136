package io.portcullis.bench.spine;

import io.portcullis.bench.Percentiles;

/**
 * How one candidate did.
 *
 * @param rate events a second through resolve, decide and guard
 * @param sealedRate the same until the evidence was sealed, too
 * @param delays from a request to its action in Kafka, nanoseconds
 */
record Passage(double rate, double sealedRate, Percentiles delays) {}
