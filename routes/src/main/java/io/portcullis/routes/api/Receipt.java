package io.portcullis.routes.api;

/**
 * Something was taken on.
 *
 * @param id by which it can be asked for again: of the signal, the approval or the bundle
 * @param message what happens now, for people
 */
public record Receipt(String id, String message) {}
