package io.portcullis.inventory.desk;

import java.time.Instant;

/**
 * An item as it is looked at.
 *
 * @param changed when somebody changed it last
 */
public record Seen(Item item, Instant changed) {}
