package io.portcullis.routes.api;

import java.util.List;

/**
 * Some of the checkpoints, the newest first.
 *
 * @param next what to ask for to go on; empty when these were the last
 */
public record CheckpointPage(List<CheckpointView> checkpoints, String next) {}
