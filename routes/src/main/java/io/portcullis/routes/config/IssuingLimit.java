package io.portcullis.routes.config;

import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.inventory.storm.Limit;
import io.portcullis.model.DistinguishedName;

/**
 * How much can be issued in a day.
 *
 * @param name of what sets the limit, such as an authority or an HSM
 * @param authorities distinguished names of those that share it; left out: all
 */
public record IssuingLimit(String name, List<String> authorities, int perDay) {
  private static final int LONGEST_NAME = 100;

  public IssuingLimit {
    new Checks()
        .filled(name, "name")
        .that(name.length() <= LONGEST_NAME, "name", "must be at most 100 characters")
        .that(
            authorities.stream().allMatch(IssuingLimit::named),
            "authorities",
            "must be distinguished names such as CN=Device CA,O=Example")
        .positive(perDay, "per-day")
        .end();
  }

  private static boolean named(String authority) {
    return authority.contains("=");
  }

  public Limit limit() {
    return new Limit(
        name,
        authorities.stream().map(DistinguishedName::canonical).collect(Collectors.toSet()),
        perDay);
  }
}
