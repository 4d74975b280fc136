package io.portcullis.connectors.hsm.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One look at a token.
 *
 * @param serial of the token, which is known by it
 * @param firmware "major.minor", {@code library} likewise
 * @param librarySha256 of the PKCS#11 library's file, lower-case hex
 * @param clock of the token, to a second; empty where it has none
 * @param random that the token itself took to make a random number; empty where it makes none
 * @param took the whole call, with the time that it waited for others
 * @param waiting calls that waited then
 */
public record TokenSeen(
    String manufacturer,
    String model,
    String serial,
    String firmware,
    String library,
    String librarySha256,
    Optional<Instant> clock,
    Optional<Duration> random,
    Duration took,
    int waiting) {

  String driver() {
    return "library %s, SHA-256 %s".formatted(library, librarySha256);
  }
}
