package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.ca.custom.AnswerRule;
import io.portcullis.connectors.ca.custom.HttpWish;
import io.portcullis.connectors.ca.custom.Meaning;
import io.portcullis.connectors.ca.custom.StatusRange;
import io.portcullis.connectors.ca.custom.Wish;

/**
 * An authority behind an HTTP API of any kind.
 *
 * @param publish done after each change that went well
 * @param look how the state of a certificate is asked for, where there is neither OCSP nor CRL
 * @param idempotencyKey header that holds the action's id
 */
public record HttpCaSettings(
    String name,
    Call revoke,
    Optional<Call> hold,
    Optional<Call> release,
    Optional<Call> publish,
    Optional<Call> look,
    Optional<CallerSettings> auth,
    Optional<SignSettings> sign,
    Optional<String> idempotencyKey,
    List<Path> issuerCertificates,
    Optional<ProofSettings> proof,
    Optional<TlsSettings> tls,
    @Default("10s") Duration timeout) {

  /** One request; {@code json}, {@code form} or {@code text} is its body. */
  public record Call(
      @Default("POST") String method,
      String url,
      Map<String, String> headers,
      Optional<String> json,
      Map<String, String> form,
      Optional<String> text,
      List<Answer> answers) {

    HttpWish wish() {
      List<AnswerRule> rules = answers.stream().map(Answer::rule).toList();
      return new HttpWish(method, url, headers, json, form, text, rules);
    }
  }

  /** What an answer means; {@code pointer} and {@code value} when the body must hold it. */
  public record Answer(
      StatusRange status, Optional<String> pointer, Optional<String> value, Meaning means) {
    public Answer {
      new Checks()
          .that(
              pointer.isPresent() == value.isPresent(), "value", "goes with pointer, both or none")
          .that(pointer.map(p -> p.startsWith("/")).orElse(true), "pointer", "must start with a /")
          .end();
    }

    AnswerRule rule() {
      return new AnswerRule(
          status, pointer.map(p -> AnswerRule.Found.of(p, value.orElseThrow())), means);
    }
  }

  /** How calls prove who makes them, beside TLS. */
  public sealed interface CallerSettings {
    record Bearer(SecretRef token) implements CallerSettings {}

    record Basic(String user, SecretRef password) implements CallerSettings {}

    record Header(@Key("header") String name, SecretRef secret) implements CallerSettings {
      public Header {
        new Checks().header(name, "header").end();
      }
    }
  }

  /** HMAC-SHA256 of the body in a header, in hex. */
  public record SignSettings(String header, @Default("") String prefix, SecretRef secret) {
    public SignSettings {
      new Checks().header(header, "header").end();
    }
  }

  public HttpCaSettings {
    Checks checks =
        AuthorityChecks.of(name, issuerCertificates, timeout, Duration.ofMinutes(1))
            .that(hold.isPresent() == release.isPresent(), "release", "goes with hold");
    idempotencyKey.ifPresent(header -> checks.header(header, "idempotency-key"));
    calls(revoke, hold, release, publish, look)
        .forEach(
            (wish, call) ->
                call.problem(wish).ifPresent(p -> checks.all(List.of(problem(p, wish)))));
    checks.end();
  }

  /** By what they are for. */
  public Map<Wish, HttpWish> wishes() {
    return calls(revoke, hold, release, publish, look);
  }

  private static Map<Wish, HttpWish> calls(
      Call revoke,
      Optional<Call> hold,
      Optional<Call> release,
      Optional<Call> publish,
      Optional<Call> look) {
    Map<Wish, HttpWish> all = new TreeMap<>();
    all.put(Wish.REVOKE, revoke.wish());
    hold.ifPresent(call -> all.put(Wish.HOLD, call.wish()));
    release.ifPresent(call -> all.put(Wish.RELEASE, call.wish()));
    publish.ifPresent(call -> all.put(Wish.PUBLISH, call.wish()));
    look.ifPresent(call -> all.put(Wish.LOOK, call.wish()));
    return all;
  }

  /** A problem of a template begins with its place, where it has one. */
  static ConfigProblem problem(String told, Wish wish) {
    int end = told.indexOf(": ");
    return told.startsWith(wish.word() + ".") && end > 0
        ? new ConfigProblem(told.substring(0, end), told.substring(end + 2))
        : new ConfigProblem(wish.word(), told);
  }
}
