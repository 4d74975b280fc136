package io.portcullis.connectors.idp.ssf.verify;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.idp.ssf.CompactToken;
import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

/**
 * Tells the tokens of one transmitter for this hub from all others (RFC 8417 section 5, SSF 1.0
 * "Security Event Token Profile"). Safe for use by many threads.
 */
public final class SetVerifier {
  /** A longer token is refused unread. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Libraries skip foreign letters in base64; a token that holds some is nobody's. */
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

  private final ClaimsCheck claims;
  private final TransmitterKeys keys;

  /**
   * @param issuer the transmitter, as the claim {@code iss} spells it
   * @param audience this hub, as the claim {@code aud} spells it
   */
  public SetVerifier(String issuer, String audience, TransmitterKeys keys, Clock clock) {
    this.claims = new ClaimsCheck(issuer, audience, clock);
    this.keys = keys;
  }

  /** Never throws. */
  public Verdict verify(byte[] token) {
    try {
      String compact = compact(token);
      JWSObject jws = parsed(compact);
      Signature signature = Signature.of(jws);
      // Before the keys are asked: a token for somebody else must not make the hub fetch them.
      claims.check(CompactToken.claims(compact));
      return signed(signature);
    } catch (Refusal e) {
      return e.verdict();
    } catch (BadRecord e) {
      return new Verdict.Refused(Problem.INVALID_REQUEST, e.getMessage());
    }
  }

  private Verdict signed(Signature signature) {
    Optional<List<JWK>> known = keys.fitting(signature::mayBeOf);
    if (known.isEmpty()) {
      return new Verdict.Undecided("the transmitter's keys can not be had now; send it again");
    }
    if (known.get().isEmpty()) {
      throw new Refusal(Problem.INVALID_KEY, "no key of the transmitter fits this signature");
    }
    if (known.get().stream().noneMatch(signature::isOf)) {
      throw new Refusal(Problem.AUTHENTICATION_FAILED, "the signature is not the transmitter's");
    }
    return new Verdict.Genuine();
  }

  private static String compact(byte[] token) {
    if (token.length > MAX_BYTES) {
      throw new Refusal(Problem.INVALID_REQUEST, "longer than " + MAX_BYTES + " bytes");
    }
    String compact = new String(token, StandardCharsets.US_ASCII).strip();
    if (!COMPACT.matcher(compact).matches()) {
      throw new Refusal(Problem.INVALID_REQUEST, "not a compact signed token");
    }
    return compact;
  }

  private static JWSObject parsed(String compact) {
    try {
      return JWSObject.parse(compact);
    } catch (ParseException | IllegalArgumentException e) {
      throw new Refusal(Problem.INVALID_REQUEST, "the header is not that of a signed token");
    }
  }
}
