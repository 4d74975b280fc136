package io.portcullis.evidence.checkpoint;

/**
 * A chain did not go on as it must when the hub read it. It is signed as a flaw, never over it.
 *
 * @param sequence of the record that does not follow
 * @param reason "gap", "back", "fork", "changed" or "unreadable", and what was found
 */
public record ChainFlaw(String chain, long sequence, String reason) {}
