package io.portcullis.inventory.storm;

import java.util.List;

/**
 * @param authority canonical name, or {@link Storm#OTHERS}
 * @param perDay renewals from the first day on
 */
public record Series(Lives lives, String authority, List<Long> perDay) {
  public Series {
    perDay = List.copyOf(perDay);
  }
}
