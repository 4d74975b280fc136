package io.portcullis.routes.people;

import java.time.Instant;

/**
 * A person as the file of people holds them.
 *
 * @param sha256 of the token, lower-case hex. A plain hash is enough: the token is 256 random bits,
 *     so there is nothing to guess that a slow hash or a salt would protect
 * @param createdBy name of the admin, or "first start"
 */
public record Entry(String name, Role role, String sha256, Instant createdAt, String createdBy) {
  public Person person() {
    return new Person(name, role);
  }
}
