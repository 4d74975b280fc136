package io.portcullis.routes.people;

/** Somebody the hub knows. */
public record Person(String name, Role role) {}
