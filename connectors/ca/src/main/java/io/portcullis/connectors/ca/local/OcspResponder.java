package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

import io.portcullis.model.ReasonCode;

/**
 * Answers OCSP requests from the ledger as it is at that moment, signed by the authority itself
 * (RFC 6960). No nextUpdate: newer information is available all the time (section 4.2.2.1).
 */
final class OcspResponder {
  private static final System.Logger LOG = System.getLogger(OcspResponder.class.getName());

  private final CaKey key;
  private final IssuerHashes mine;
  private final Function<BigInteger, Optional<State>> states;
  private final Clock clock;
  private final RespID name;
  private final KeptAnswers kept = new KeptAnswers();

  OcspResponder(CaKey key, Function<BigInteger, Optional<State>> states, Clock clock) {
    this.key = key;
    this.mine = new IssuerHashes(key);
    this.states = states;
    this.clock = clock;
    this.name = new RespID(key.holder().getSubject());
  }

  /** Always an OCSP response; what is wrong with the request is its status. */
  byte[] answer(byte[] request) {
    OcspQuestion question;
    try {
      question = OcspQuestion.parse(request);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "OCSP request refused: {0}", e.getMessage());
      return bare(OCSPRespBuilder.MALFORMED_REQUEST);
    }
    if (!question.certificates().stream().allMatch(mine::match)) {
      return bare(OCSPRespBuilder.UNAUTHORIZED);
    }
    try {
      return question.repeatable() ? kept(request, question) : signed(question, clock.instant());
    } catch (OCSPException | IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "OCSP answer not signed: {0}", e.toString());
      return bare(OCSPRespBuilder.INTERNAL_ERROR);
    }
  }

  private byte[] kept(byte[] request, OcspQuestion question) throws OCSPException, IOException {
    Instant now = clock.instant();
    // Looked up before it is signed: what changes in between is told by the next answer.
    Optional<State> state = states.apply(question.certificates().getFirst().getSerialNumber());
    Optional<byte[]> before = kept.find(request, state, now);
    if (before.isPresent()) {
      return before.get();
    }
    byte[] answer = signed(question, now);
    kept.put(request, state, now, answer);
    return answer;
  }

  private byte[] signed(OcspQuestion question, Instant now) throws OCSPException, IOException {
    return wrap(OCSPRespBuilder.SUCCESSFUL, sign(question, now));
  }

  static byte[] tryLater() {
    return bare(OCSPRespBuilder.TRY_LATER);
  }

  private BasicOCSPResp sign(OcspQuestion question, Instant now) throws OCSPException {
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(name);
    for (CertificateID id : question.certificates()) {
      builder.addResponse(id, status(id.getSerialNumber()), Date.from(now), null, null);
    }
    question.nonce().ifPresent(n -> builder.setResponseExtensions(new Extensions(n)));
    // FreeRADIUS looks for the signer in the answer alone, though it is the issuer it knows.
    return builder.build(key.signer(), new X509CertificateHolder[] {key.holder()}, Date.from(now));
  }

  private CertificateStatus status(BigInteger serial) {
    Optional<State> state = states.apply(serial);
    if (state.isEmpty()) {
      return new UnknownStatus();
    }
    if (state.get().phase() == State.Phase.VALID) {
      return CertificateStatus.GOOD;
    }
    Date since = Date.from(state.get().since());
    return state.get().reason() == ReasonCode.UNSPECIFIED
        ? new RevokedStatus(new RevokedInfo(asn1(since), null))
        : new RevokedStatus(since, state.get().reason().code());
  }

  private static ASN1GeneralizedTime asn1(Date date) {
    return new ASN1GeneralizedTime(date);
  }

  private static byte[] bare(int status) {
    try {
      return wrap(status, null);
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException("a status alone has no encoding", e);
    }
  }

  private static byte[] wrap(int status, BasicOCSPResp response) throws OCSPException, IOException {
    return new OCSPRespBuilder().build(status, response).getEncoded();
  }
}
