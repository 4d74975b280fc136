package io.portcullis.connectors.ca.custom;

/**
 * What exit codes mean; those that no rule holds mean "later".
 *
 * @param codes 0 to 255
 */
public record ExitRule(StatusRange codes, Meaning means) {}
