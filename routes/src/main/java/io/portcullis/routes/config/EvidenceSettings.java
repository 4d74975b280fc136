package io.portcullis.routes.config;

/**
 * How the trail is proved.
 *
 * @param checkpoints signed statements of how far the chains have come
 * @param witness who outside sees them
 */
public record EvidenceSettings(CheckpointSettings checkpoints, WitnessSettings witness) {}
