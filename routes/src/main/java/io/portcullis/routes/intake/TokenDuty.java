package io.portcullis.routes.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.hsm.pkcs11.ReadingParser;
import io.portcullis.connectors.hsm.pkcs11.TokenReading;
import io.portcullis.routes.duty.SteppedDuty;

/**
 * Reads what a token says of its keys, at the start and then every so often. It keeps no place:
 * each reading is the whole. A token that can not be read falls silent, as any source does.
 */
public final class TokenDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(TokenDuty.class);

  /** Not one of a configured source, whose name has no colon. */
  private static final String PREFIX = "token:";

  private final String token;
  private final Reader reader;
  private final Duration every;
  private final Function<byte[], Receipt> take;

  /** One look into the token. */
  public interface Reader {
    /**
     * @throws IOException saying why the token could not be read
     */
    TokenReading read() throws IOException;
  }

  TokenDuty(String token, Reader reader, Duration every, Function<byte[], Receipt> take) {
    this.token = token;
    this.reader = reader;
    this.every = every;
    this.take = take;
  }

  /**
   * @param token configured name of the HSM
   */
  public static TokenDuty of(String token, Reader reader, Duration every, Intake intake) {
    String name = PREFIX + token;
    // Silent only when two readings in a row did not come.
    Optional<Duration> expected = Optional.of(every.multipliedBy(2));
    Source source = new Source(name, new ReadingParser(), expected, false);
    return new TokenDuty(token, reader, every, body -> intake.accept(source, body, name));
  }

  @Override
  public String name() {
    return "token-" + token;
  }

  @Override
  protected Duration work(Place place)
      throws IOException, ExecutionException, InterruptedException {
    Receipt receipt = take.apply(reader.read().body());
    receipt.firstProblem().ifPresent(why -> LOG.warn("{}: {}", name(), why));
    receipt.durable().get();
    return every;
  }
}
