package io.portcullis.evidence.verify;

import java.time.Instant;

import io.portcullis.evidence.checkpoint.Range;

/**
 * What one checkpoint says of one chain.
 *
 * @param number of the checkpoint
 * @param at when it was made
 * @param before when the one before was made; its own time for the first
 */
record SignedRange(long number, Instant at, Instant before, Range range) {}
