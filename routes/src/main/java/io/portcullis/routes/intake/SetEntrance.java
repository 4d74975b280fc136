package io.portcullis.routes.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.connectors.idp.ssf.verify.KeyPlace;
import io.portcullis.connectors.idp.ssf.verify.SetVerifier;
import io.portcullis.connectors.idp.ssf.verify.TransmitterKeys;
import io.portcullis.connectors.idp.ssf.verify.Verdict;
import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.SecretRef;

/** Takes the pushed security event tokens of one transmitter and nothing else (RFC 8935). */
final class SetEntrance {
  private static final String MEDIA_TYPE = "application/secevent+jwt";

  private final AuthSettings.SignedSet settings;
  private final SetVerifier verifier;

  SetEntrance(AuthSettings.SignedSet settings, Clock clock) {
    this.settings = settings;
    this.verifier = verifier(settings.issuer(), settings.audience(), settings.jwks(), clock);
  }

  static SetVerifier verifier(String issuer, String audience, URI jwks, Clock clock) {
    return new SetVerifier(issuer, audience, new TransmitterKeys(place(jwks), clock), clock);
  }

  private static KeyPlace place(URI jwks) {
    return "file".equals(jwks.getScheme()) ? KeyPlace.file(Path.of(jwks)) : KeyPlace.url(jwks);
  }

  /**
   * @param header value of a header by name, empty when absent
   * @return why the token may not come in, as the transmitter is told; empty when it may
   */
  Optional<Reply> refusal(Function<String, String> header, byte[] body) {
    if (!isSet(header.apply("Content-Type"))) {
      return Optional.of(
          SetReply.error(Problem.INVALID_REQUEST, "Content-Type: expected " + MEDIA_TYPE));
    }
    if (settings.token().isPresent() && !agreed(header.apply("Authorization"))) {
      return Optional.of(
          SetReply.error(
              Problem.AUTHENTICATION_FAILED,
              "the header Authorization does not hold what is agreed"));
    }
    return switch (verifier.verify(body)) {
      case Verdict.Genuine g -> Optional.empty();
      case Verdict.Refused r -> Optional.of(SetReply.error(r.problem(), r.why()));
      case Verdict.Undecided u -> Optional.of(SetReply.later(u.why()));
    };
  }

  private static boolean isSet(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MEDIA_TYPE);
  }

  /** SSF 1.0 lets the receiver choose the whole value; most choose the form of RFC 6750. */
  private boolean agreed(String authorization) {
    String token = settings.token().map(SecretRef::reveal).orElse("");
    return same(authorization, token) | same(authorization, "Bearer " + token);
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
