package io.portcullis.evidence.checkpoint;

/**
 * What of a chain's range belongs to one kind of records. Each kind has its own retention, so each
 * is provably whole when the others are gone.
 *
 * @param dataset as ECS has it in data_stream.dataset, e.g. "portcullis.signals"
 * @param count of its records in the range
 * @param root tree hash over their seals, in the order of sequence
 */
public record Part(String dataset, long count, String root) {}
