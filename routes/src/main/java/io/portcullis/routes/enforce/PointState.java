package io.portcullis.routes.enforce;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.PointKind;

/**
 * How it stands with one enforcer, on this hub.
 *
 * @param answers false while it is left alone because it does not answer
 * @param waiting actions that wait for a call
 * @param answered when it was last heard; empty when it was not asked since the start
 * @param detail what it said last when it failed, while it is left alone
 */
public record PointState(
    PointKind kind,
    String name,
    boolean answers,
    int waiting,
    Optional<Instant> answered,
    String detail) {}
