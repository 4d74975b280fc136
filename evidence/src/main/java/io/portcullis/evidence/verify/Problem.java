package io.portcullis.evidence.verify;

/**
 * One thing that is wrong.
 *
 * @param place chain and sequence, number of a checkpoint, name of a source
 * @param text for people, one line
 * @param count how many records it is about
 */
public record Problem(ProblemKind kind, String place, String text, long count) {}
