package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Mode;

/**
 * The rules and how far each may go.
 *
 * @param folder of the operator's own rules; without it the built-in ones hold
 * @param modes by rule id; a rule that is not named keeps its own mode
 * @param parameters by rule id and name, within the bounds that the rule sets
 */
public record PolicySettings(
    Optional<Path> folder, Map<String, Mode> modes, Map<String, Map<String, Scalar>> parameters) {}
