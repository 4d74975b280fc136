package io.portcullis.routes.api;

import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.desk.Item;

/**
 * Some of the calendar, in the order of ids.
 *
 * @param next what to ask for to go on; empty when these were the last
 */
public record DeskPage<T extends Item>(List<DeskEntry<T>> entries, Optional<String> next) {}
