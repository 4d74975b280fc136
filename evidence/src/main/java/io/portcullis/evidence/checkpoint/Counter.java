package io.portcullis.evidence.checkpoint;

/**
 * A number that a source can not hide, as high as it was seen: a Kafka offset, the sequence number
 * of a numbered source, the number of a CRL.
 *
 * @param name e.g. "intake/0", "source/NAME/CHANNEL", "crl/AUTHORITY", "dead-letters"
 */
public record Counter(String name, long value) {}
