package io.portcullis.bench.hub;

import io.portcullis.bench.Percentiles;

/**
 * How one candidate did.
 *
 * @param delays from a request to its action in Kafka, nanoseconds
 */
record Passage(Waves.Rates rates, Percentiles delays) {}
