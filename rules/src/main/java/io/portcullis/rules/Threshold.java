package io.portcullis.rules;

import java.util.Optional;

/**
 * A threshold of a rule, as it weighed in one answer. Values are written as in rule.yaml.
 *
 * @param name of the parameter
 * @param type of the parameter
 * @param nearest the value nearest to its own with which the answer would have been another one;
 *     empty when there is none within bounds
 * @param distance how far away that is, from 0 to 1 at the bound; 1 when there is none
 */
public record Threshold(
    String name,
    String type,
    String value,
    String min,
    String max,
    String description,
    Optional<String> nearest,
    double distance) {}
