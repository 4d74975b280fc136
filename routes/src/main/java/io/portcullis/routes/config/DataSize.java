package io.portcullis.routes.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written 512B, 64KiB or 1MiB. */
public record DataSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");

  /**
   * @throws IllegalArgumentException when it is not of that form
   */
  public static DataSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a size such as 512B, 64KiB or 1MiB");
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 0;
        };
    return new DataSize(Long.parseLong(matcher.group(1)) << shift);
  }
}
