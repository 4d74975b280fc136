package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.model.keys.KeyLine;

/**
 * Some of the keys.
 *
 * @param asOf when this hub last knew everything; empty while it never did
 * @param keys may be fewer than asked for though there are more: so many are looked at in one call
 * @param next what to ask for to go on; empty when these were the last
 */
public record KeyPage(String asOf, List<KeyLine> keys, String next) {}
