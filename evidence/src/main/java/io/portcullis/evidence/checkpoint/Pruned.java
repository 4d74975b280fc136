package io.portcullis.evidence.checkpoint;

/**
 * Records of one kind may be missing from a chain, because their retention is over.
 *
 * @param chain its name
 * @param dataset which kind, e.g. "portcullis.raw"
 * @param to the last sequence that may be missing: the end of an earlier checkpoint's range
 * @param hash of the seal of {@code to}
 */
public record Pruned(String chain, String dataset, long to, String hash) {}
