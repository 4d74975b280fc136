package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.connectors.hsm.pkcs11.worker.LookRow;
import io.portcullis.connectors.hsm.pkcs11.worker.Reply;
import io.portcullis.connectors.hsm.pkcs11.worker.Request;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Makes private keys of one token unusable and usable again by taking away and giving back their
 * usage attributes (CKA_SIGN, CKA_DECRYPT, ...), and proves it by trying to sign.
 */
public final class Pkcs11Enforcer implements Enforcer, AutoCloseable {
  private static final int MAX_KEY_ID_DIGITS = 512;

  private final Pkcs11Config config;
  private final Clock clock;
  private final Supervisor supervisor;

  public Pkcs11Enforcer(Pkcs11Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.supervisor = new Supervisor(config);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public PointKind kind() {
    return PointKind.HSM;
  }

  /** Aliases are in lower case, labels need not be. */
  @Override
  public boolean serves(Target target) {
    return target instanceof Target.OfKey key && key.token().equalsIgnoreCase(config.token());
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    String refusal = refusal(action);
    if (!refusal.isEmpty()) {
      return Outcome.of(action, Status.REFUSED, refusal, sent, clock.instant());
    }
    Request.Operation operation =
        action.want() == Want.DISABLED ? Request.Operation.DISABLE : Request.Operation.ENABLE;
    Answer answer = supervisor.call(request(operation, action));
    return Outcome.of(action, status(answer), detail(answer), sent, clock.instant());
  }

  @Override
  public Outcome verify(Action action) {
    Instant sent = clock.instant();
    String refusal = refusal(action);
    if (!refusal.isEmpty()) {
      return Outcome.of(action, Status.FAILED, refusal, sent, clock.instant());
    }
    Answer answer = supervisor.call(request(Request.Operation.PROBE, action));
    Status status = holds(answer, action.want()) ? Status.VERIFIED : Status.FAILED;
    return Outcome.of(action, status, detail(answer), sent, clock.instant());
  }

  @Override
  public String check() {
    Answer answer = supervisor.call(Request.of(Request.Operation.PING, 0));
    return status(answer) == Status.ACKNOWLEDGED ? "ok" : detail(answer);
  }

  /**
   * Looks through the token, changing nothing. Disabling a key waits for one page of it at most.
   *
   * @throws IOException saying why not all of it could be read
   */
  public TokenReading read() throws IOException {
    return new TokenReader(supervisor::call).read();
  }

  /**
   * Looks how the token is, changing nothing. A child that has to be started is not counted.
   *
   * @throws IOException saying why it could not be reached
   */
  public TokenSeen look() throws IOException {
    TokenReader reader = new TokenReader(supervisor::call);
    reader.found(Request.of(Request.Operation.PING, 0));
    int waiting = supervisor.waiting();
    long begin = System.nanoTime();
    LookRow row =
        reader.found(Request.of(Request.Operation.LOOK, 0)).looks().stream()
            .findFirst()
            .orElseThrow(() -> new IOException("the child tells nothing of the token"));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return TokenLooks.seen(row, LibraryFile.sha256(config.module()), took, waiting);
  }

  /**
   * A key of this token that the hub signs with, through the same child and login.
   *
   * @param keyId CKA_ID in lower-case hex
   */
  public TokenKey key(String keyId) {
    return new TokenKey(new TokenReader(supervisor::call), keyId);
  }

  /** Process id of the child that holds the vendor's library; empty when none runs. */
  public OptionalLong workerPid() {
    return supervisor.pid();
  }

  @Override
  public void close() {
    supervisor.close();
  }

  private String refusal(Action action) {
    if (!serves(action.target())) {
      return "not a key of token " + config.token();
    }
    if (action.want() != Want.DISABLED && action.want() != Want.ENABLED) {
      return "a key can be DISABLED or ENABLED, not " + action.want();
    }
    String key = keyId(action);
    boolean hex = key.matches("([0-9a-f]{2})+") && key.length() <= MAX_KEY_ID_DIGITS;
    return hex ? "" : "keyId: not an even number of lower-case hex digits";
  }

  private static Request request(Request.Operation operation, Action action) {
    long decidedAt = ChronoUnit.MICROS.between(Instant.EPOCH, action.decidedAt());
    return new Request(
        action.attempt(), operation, keyId(action), decidedAt, action.generation(), 0);
  }

  private static String keyId(Action action) {
    return ((Target.OfKey) action.target()).keyId();
  }

  private static boolean holds(Answer answer, Want want) {
    Reply.Code proof = want == Want.DISABLED ? Reply.Code.UNUSABLE : Reply.Code.USABLE;
    return answer instanceof Answer.Replied replied && replied.reply().code() == proof;
  }

  private static Status status(Answer answer) {
    return switch (answer) {
      case Answer.Silent silent -> Status.SILENT;
      case Answer.NotSent notSent -> Status.FAILED;
      case Answer.Replied replied ->
          switch (replied.reply().code()) {
            case DONE -> Status.ACKNOWLEDGED;
            case NOT_CHANGEABLE, NOT_REMEMBERED -> Status.REFUSED;
            default -> Status.FAILED;
          };
    };
  }

  private static String detail(Answer answer) {
    return switch (answer) {
      case Answer.Silent silent -> silent.reason();
      case Answer.NotSent notSent -> notSent.reason();
      case Answer.Replied replied -> replied.reply().code() + ": " + replied.reply().detail();
    };
  }
}
