package io.portcullis.routes.issuance;

import java.util.List;

import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;

/**
 * What is kept of an answer.
 *
 * @param signals of which those with a subject go to it at once, and the others by their names
 */
public record Told(AuditRecord record, List<Signal> signals) {}
