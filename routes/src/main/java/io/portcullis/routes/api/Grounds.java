package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.rules.Threshold;

/**
 * Why a finding is open: its rule, by the version of the rules that it was found by.
 *
 * @param finding id
 * @param text of the rule, from "when" to its line; empty when that version is not kept
 * @param thresholds each parameter, with the nearest value that would have changed the answer
 * @param note what stands in the way of saying more, or empty
 */
public record Grounds(
    String finding, String rule, String text, List<Threshold> thresholds, String note) {}
