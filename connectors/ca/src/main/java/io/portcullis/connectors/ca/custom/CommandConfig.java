package io.portcullis.connectors.ca.custom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.issuer.Witness;

/**
 * An authority that a program on this machine speaks to.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param program absolute path of an executable file
 * @param folder that it runs in
 * @param wishes how it is called; {@link Wish#REVOKE} at least
 * @param environment all that it gets beside PATH; read at each call, and never shown
 * @param atOnce most of its processes at one time, 1 to 16; callers wait for their turn no longer
 *     than the timeout
 * @param timeout of one process, a second to five minutes; then it is killed with its children
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record CommandConfig(
    String name,
    Path program,
    Optional<Path> folder,
    Map<Wish, CommandWish> wishes,
    Map<String, Supplier<String>> environment,
    int atOnce,
    Issuers issuers,
    Proof proof,
    Duration timeout) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_VARIABLES = 64;

  /** Of one look at OCSP or CRL, where a process may take longer. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  public CommandConfig {
    Require.that(!name.isBlank(), "name: empty");
    Require.that(
        program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program),
        "program: must be the absolute path of an executable file: " + program);
    folder.ifPresent(f -> Require.that(Files.isDirectory(f), "folder: is no folder: " + f));
    Require.that(wishes.containsKey(Wish.REVOKE), "revoke: is missing");
    Require.that(
        wishes.containsKey(Wish.HOLD) == wishes.containsKey(Wish.RELEASE),
        "release: goes with hold, both or none");
    Require.that(
        environment.size() <= MOST_VARIABLES
            && environment.keySet().stream().allMatch(v -> VARIABLE.matcher(v).matches()),
        "environment: at most " + MOST_VARIABLES + " variables, of letters, digits and _");
    Require.that(atOnce >= 1 && atOnce <= MOST_AT_ONCE, "at-once: must be 1 to " + MOST_AT_ONCE);
    Require.that(
        timeout.compareTo(Duration.ofSeconds(1)) >= 0
            && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
        "timeout: must be between PT1S and PT5M: " + timeout);
    wishes.forEach((wish, settings) -> CommandTemplate.of(settings, wish));
  }

  /** The authority, which starts nothing until it is asked for something. */
  public CustomAuthority open(Clock clock) {
    Duration look = timeout.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : timeout;
    Witness witness = Witness.of(proof, issuers, Tls.USUAL, look, clock);
    return CustomAuthority.of(name, issuers, witness, new CommandAsker(this));
  }
}
