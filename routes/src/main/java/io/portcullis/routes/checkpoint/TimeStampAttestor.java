package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;

import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.evidence.timestamp.Query;
import io.portcullis.evidence.timestamp.TimeStamp;
import io.portcullis.evidence.timestamp.TimeStampException;
import io.portcullis.evidence.timestamp.Trusted;

/** A time-stamping authority over HTTP (RFC 3161 section 3.4). */
public final class TimeStampAttestor implements Attestor {
  /** Bytes of an answer: a token with some certificates in it. */
  public static final int MOST_BYTES = 64 << 10;

  private static final String QUERY = "application/timestamp-query";
  private static final String REPLY = "application/timestamp-reply";
  private static final int OK = 200;
  private static final int NONCE_BITS = 64;

  private final URI url;
  private final RenewedTransport transport;
  private final Trusted trusted;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param transport that takes answers of {@link #MOST_BYTES}
   */
  public TimeStampAttestor(URI url, RenewedTransport transport, Trusted trusted, Clock clock) {
    this.url = url;
    this.transport = transport;
    this.trusted = trusted;
    this.clock = clock;
  }

  @Override
  public String place() {
    return "time stamps of " + url.getHost();
  }

  @Override
  public Witness.By by() {
    return Witness.By.RFC3161;
  }

  @Override
  public Witness attest(Checkpoint checkpoint) throws IOException, InterruptedException {
    String hash = checkpoint.hash();
    Query query = Query.of(HexFormat.of().parseHex(hash), new BigInteger(NONCE_BITS, random));
    try {
      TimeStamp stamp = query.accept(answer(query), trusted, clock.instant());
      String token = Base64.getEncoder().encodeToString(stamp.token());
      return new Witness(checkpoint.number(), hash, by(), stamp.at(), token);
    } catch (TimeStampException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private byte[] answer(Query query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", QUERY)
            .header("Accept", REPLY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(query.bytes()))
            .build();
    HttpResponse<byte[]> response = transport.send(request);
    String type = response.headers().firstValue("Content-Type").orElse("none").split(";", 2)[0];
    if (response.statusCode() != OK || !type.strip().equalsIgnoreCase(REPLY)) {
      throw new IOException("it answers " + response.statusCode() + " and not " + REPLY);
    }
    return response.body();
  }

  @Override
  public void close() {
    transport.close();
  }
}
