package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.inventory.desk.Item;

/**
 * An item of the calendar as it stands.
 *
 * @param version to be named by whoever changes it; it grows by one with each change
 * @param by who changed it last
 * @param remarks what there is to say about it now, a line each
 * @param <T> rotation, exercise, custody, retention or destruction
 */
public record DeskEntry<T extends Item>(
    long version, String by, Instant at, T item, List<String> remarks) {}
