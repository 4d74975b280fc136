package io.portcullis.evidence.checkpoint;

/**
 * The personal part of one record was erased.
 *
 * @param order by which it was
 */
public record Erased(String chain, long sequence, String order) {}
