package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.ca.custom.CommandWish;
import io.portcullis.connectors.ca.custom.ExitRule;
import io.portcullis.connectors.ca.custom.Meaning;
import io.portcullis.connectors.ca.custom.StatusRange;
import io.portcullis.connectors.ca.custom.Wish;

/**
 * An authority that a program on this machine speaks to.
 *
 * @param folder that it runs in
 * @param environment all that it gets beside PATH
 * @param secrets the same, from references
 * @param atOnce most of its processes at one time
 */
public record CommandCaSettings(
    String name,
    Path program,
    Optional<Path> folder,
    Run revoke,
    Optional<Run> hold,
    Optional<Run> release,
    Optional<Run> publish,
    Optional<Run> look,
    Map<String, String> environment,
    Map<String, SecretRef> secrets,
    @Default("2") int atOnce,
    List<Path> issuerCertificates,
    Optional<ProofSettings> proof,
    @Default("30s") Duration timeout) {
  private static final int MOST_AT_ONCE = 16;

  /** One call: arguments, each by itself, and what exit codes mean. */
  public record Run(List<String> arguments, List<Exit> exits) {
    CommandWish wish() {
      return new CommandWish(
          arguments, exits.stream().map(e -> new ExitRule(e.codes(), e.means())).toList());
    }
  }

  /** What exit codes mean. */
  public record Exit(StatusRange codes, Meaning means) {}

  public CommandCaSettings {
    Checks checks =
        AuthorityChecks.of(name, issuerCertificates, timeout, Duration.ofMinutes(5))
            .that(program.isAbsolute(), "program", "must be an absolute path")
            .that(hold.isPresent() == release.isPresent(), "release", "goes with hold")
            .that(
                atOnce >= 1 && atOnce <= MOST_AT_ONCE,
                "at-once",
                "must be 1 to " + MOST_AT_ONCE + ", is " + atOnce);
    runs(revoke, hold, release, publish, look)
        .forEach(
            (wish, run) ->
                run.problem(wish)
                    .ifPresent(p -> checks.all(List.of(HttpCaSettings.problem(p, wish)))));
    checks.end();
  }

  /** By what they are for. */
  public Map<Wish, CommandWish> wishes() {
    return runs(revoke, hold, release, publish, look);
  }

  private static Map<Wish, CommandWish> runs(
      Run revoke,
      Optional<Run> hold,
      Optional<Run> release,
      Optional<Run> publish,
      Optional<Run> look) {
    Map<Wish, CommandWish> all = new TreeMap<>();
    all.put(Wish.REVOKE, revoke.wish());
    hold.ifPresent(run -> all.put(Wish.HOLD, run.wish()));
    release.ifPresent(run -> all.put(Wish.RELEASE, run.wish()));
    publish.ifPresent(run -> all.put(Wish.PUBLISH, run.wish()));
    look.ifPresent(run -> all.put(Wish.LOOK, run.wish()));
    return all;
  }
}
