package io.portcullis.connectors.ca.custom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With small programs of its own. */
@Timeout(120)
class CommandAuthorityTest {
  private final Map<Wish, CommandWish> wishes = new EnumMap<>(Wish.class);
  @TempDir Path dir;
  private TestPki pki;

  @BeforeEach
  void open() throws Exception {
    pki = new TestPki(Asking.CA);
    wishes.put(Wish.REVOKE, call("-revoke", "{serial.upper}", "{reason}", "{issuer}"));
  }

  private static CommandWish call(String... arguments) {
    return new CommandWish(List.of(arguments), List.of());
  }

  private Path program(String body) throws Exception {
    Path script = Files.writeString(dir.resolve("program"), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private Authority authority(
      Path program, Map<String, Supplier<String>> environment, Duration timeout) {
    return new CommandConfig(
            "ca-program",
            program,
            Optional.of(dir),
            wishes,
            environment,
            1,
            new Issuers(List.of(pki.root())),
            Proof.NONE,
            timeout)
        .open(Clock.systemUTC());
  }

  private Outcome revoke(String body) throws Exception {
    return Asking.of(authority(program(body), Map.of(), Asking.TIMEOUT)).to(Want.REVOKED);
  }

  @Test
  void whatCanNotBeRunSafelyIsRefusedAtTheStart() throws Exception {
    Path program = program("true");
    assertThatThrownBy(() -> authority(Path.of("program"), Map.of(), Asking.TIMEOUT))
        .hasMessageContaining("absolute path of an executable file");
    assertThatThrownBy(() -> authority(dir.resolve("none"), Map.of(), Asking.TIMEOUT))
        .hasMessageContaining("absolute path of an executable file");
    assertThatThrownBy(() -> authority(program, Map.of("A=B", () -> ""), Asking.TIMEOUT))
        .hasMessageContaining("environment");
    assertThat(call("CN={issuer}").problem(Wish.REVOKE).orElse(""))
        .contains("{issuer} is an argument of its own");
    assertThat(call("{nothing}").problem(Wish.REVOKE).orElse("")).contains("is none of");
    assertThat(call("-status", "{serial}").problem(Wish.LOOK).orElse("")).contains("exits");
  }

  @Test
  void aCodeThatNoRuleHoldsMeansLaterWithTheLastWords() throws Exception {
    // When
    Outcome outcome = revoke("echo first; echo 'the database is locked' >&2; exit 3");
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).isEqualTo("exit 3: first the database is locked");
  }

  @Test
  void rulesTellDoneFromRefused() throws Exception {
    // Given
    wishes.put(
        Wish.REVOKE,
        new CommandWish(
            List.of("{serial}"),
            List.of(
                new ExitRule(StatusRange.parse("0"), Meaning.DONE),
                new ExitRule(StatusRange.parse("4"), Meaning.ALREADY),
                new ExitRule(StatusRange.parse("10-19"), Meaning.REFUSED))));
    // When
    Status already = revoke("exit 4").status();
    Status refused = revoke("exit 12").status();
    // Then
    assertThat(already).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(refused).isEqualTo(Status.REFUSED);
  }

  @Test
  void whatDoesNotEndIsKilledWithItsChildren() throws Exception {
    // Given
    Path program = program("sleep 1000 & echo $! > child; sleep 1000");
    Authority authority = authority(program, Map.of(), Duration.ofSeconds(5));
    // When
    Outcome outcome = Asking.of(authority).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
    assertThat(outcome.detail()).isEqualTo("killed: it did not end within 5000 ms");
    long child = Long.parseLong(Files.readString(dir.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
  }

  @Test
  void moreThanTheBoundOfOutputIsDroppedAndStallsNothing() throws Exception {
    // When
    Outcome outcome = revoke("head -c 1000000 /dev/zero | tr '\\0' x; exit 0");
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(outcome.detail()).hasSizeLessThan(300);
  }

  @Test
  void asManyBytesAsTheBoundAreKept() throws Exception {
    // Given
    Path program = program("head -c 70000 /dev/zero | tr '\\0' x");
    // When
    ChildProcess.Ended ended =
        new ChildProcess(program, Optional.empty(), Map.of(), Asking.TIMEOUT).run(List.of());
    // Then
    assertThat(ended.output()).hasSize(ChildProcess.MAX_OUTPUT);
  }

  @Test
  void secretsOfItsEnvironmentStayOutOfTheOutcome() throws Exception {
    // Given
    Path program = program("echo \"password is $CA_PASSWORD\"; exit 1");
    Authority authority =
        authority(program, Map.of("CA_PASSWORD", () -> "sesame-1"), Asking.TIMEOUT);
    // When
    Outcome outcome = Asking.of(authority).to(Want.REVOKED);
    // Then
    assertThat(outcome.detail()).isEqualTo("exit 1: password is ***");
  }

  @Test
  void itGetsItsArgumentsAnEmptyInputAndItsOwnEnvironmentAlone() throws Exception {
    // When
    Outcome outcome =
        revoke("cat; for a in \"$@\"; do echo \"[$a]\"; done > arguments; env > environment");
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(Files.readString(dir.resolve("arguments")))
        .isEqualTo("[-revoke]\n[A1B2C3D4E5]\n[keyCompromise]\n[CN=Keep Issuing CA,O=Keep]\n");
    assertThat(Files.readAllLines(dir.resolve("environment")))
        .allMatch(line -> line.matches("(PATH|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void aStateIsToldByTheExitCode() throws Exception {
    // Given
    wishes.put(
        Wish.LOOK,
        new CommandWish(
            List.of("-status", "{serial}"),
            List.of(
                new ExitRule(StatusRange.parse("0"), Meaning.GOOD),
                new ExitRule(StatusRange.parse("1"), Meaning.REVOKED))));
    Authority authority = authority(program("exit 1"), Map.of(), Asking.TIMEOUT);
    // When
    Outcome seen = Asking.of(authority).verify(Want.REVOKED);
    // Then
    assertThat(seen.status()).isEqualTo(Status.VERIFIED);
    assertThat(seen.detail()).isEqualTo("the CA says revoked, exit 1");
  }

  @Test
  void aReasonIsSpeltAsTheStandardDoes() {
    assertThat(java.util.Arrays.stream(ReasonCode.values()).map(ReasonName::of))
        .containsExactly(
            "unspecified",
            "keyCompromise",
            "cACompromise",
            "affiliationChanged",
            "superseded",
            "cessationOfOperation",
            "certificateHold",
            "removeFromCRL",
            "privilegeWithdrawn");
  }
}
