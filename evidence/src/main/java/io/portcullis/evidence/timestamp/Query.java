package io.portcullis.evidence.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPIOException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** One question to a time-stamping authority, and what its answer is worth. */
public final class Query {
  /** How far the authority's clock and the hub's may be apart. */
  public static final Duration CLOCKS = Duration.ofMinutes(5);

  private final TimeStampRequest request;
  private final byte[] hash;

  private Query(TimeStampRequest request, byte[] hash) {
    this.request = request;
    this.hash = hash;
  }

  /**
   * @param hash SHA-256 of what is to be stamped, 32 octets
   * @param nonce 64 random bits or more; the answer must have it (RFC 3161 section 2.4.1)
   */
  public static Query of(byte[] hash, BigInteger nonce) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return new Query(generator.generate(TSPAlgorithms.SHA256, hash, nonce), hash.clone());
  }

  /** TimeStampReq, DER: the body of a POST as application/timestamp-query. */
  public byte[] bytes() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param answer TimeStampResp, DER
   * @param now by the hub's clock
   * @throws TimeStampException when it refuses, is of another question, is not signed by an
   *     authority that is trusted for this, or its clock and ours are apart
   */
  public TimeStamp accept(byte[] answer, Trusted trusted, Instant now) throws TimeStampException {
    try {
      TimeStampResponse response = new TimeStampResponse(answer);
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new TimeStampException("it gives no time stamp: " + response.getStatusString());
      }
      TimeStamp stamp = trusted.check(response.getTimeStampToken().getEncoded(), hash);
      if (Duration.between(stamp.at(), now).abs().compareTo(CLOCKS) > 0) {
        throw new TimeStampException("its clock says " + stamp.at() + ", the hub's " + now);
      }
      return stamp;
    } catch (TSPIOException e) {
      throw new TimeStampException("not a time stamp that can be read", e);
    } catch (TSPException e) {
      throw new TimeStampException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new TimeStampException("not an answer of RFC 3161", e);
    }
  }
}
