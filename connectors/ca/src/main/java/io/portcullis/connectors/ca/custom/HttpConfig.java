package io.portcullis.connectors.ca.custom;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Limits;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.issuer.Witness;

/**
 * An authority behind an HTTP API of any kind.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param wishes how it is asked; {@link Wish#REVOKE} at least
 * @param idempotencyKey header that holds the action's id, for an API that drops repetitions
 * @param timeout of one call, 100 ms to a minute
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record HttpConfig(
    String name,
    Map<Wish, HttpWish> wishes,
    Optional<HttpAuth> auth,
    Optional<BodySignature> signature,
    Optional<String> idempotencyKey,
    Issuers issuers,
    Proof proof,
    Tls tls,
    Duration timeout) {

  public HttpConfig {
    Require.that(!name.isBlank(), "name: empty");
    Require.that(wishes.containsKey(Wish.REVOKE), "revoke: is missing");
    Require.that(
        wishes.containsKey(Wish.HOLD) == wishes.containsKey(Wish.RELEASE),
        "release: goes with hold, both or none");
    idempotencyKey.ifPresent(
        header ->
            Require.that(
                HttpAuth.NAME.matcher(header).matches(),
                "idempotency-key: is no name of an HTTP header"));
    Limits.timeout(timeout);
    wishes.forEach((wish, settings) -> HttpRequestTemplate.of(settings, wish));
  }

  /** The authority, which opens no connection until it is asked for something. */
  public CustomAuthority open(Clock clock) {
    return CustomAuthority.of(
        name, issuers, Witness.of(proof, issuers, tls, timeout, clock), new HttpAsker(this));
  }
}
