package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.inventory.read.Refused;

/**
 * What became of a body that was brought into the inventory.
 *
 * @param taken entries that are kept now
 * @param refused items that are not
 * @param refusals why not, of the first {@value #MOST}
 */
public record Imported(long taken, long refused, List<Refused> refusals) {
  public static final int MOST = 1_000;
}
