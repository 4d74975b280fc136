package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.portcullis.connectors.hsm.pkcs11.worker.Reply;
import io.portcullis.connectors.hsm.pkcs11.worker.Request;

/**
 * Keeps one child at work: starts it when it is needed, logs in, kills it when it hangs, and starts
 * the next one no faster than {@link Backoff} allows. Calls queue for at most their own timeout.
 */
final class Supervisor implements AutoCloseable {
  private final Pkcs11Config config;
  private final WorkerCommand command;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final Backoff backoff = new Backoff();
  private final PinGuard pins = new PinGuard();
  private volatile Optional<WorkerProcess> worker = Optional.empty();

  Supervisor(Pkcs11Config config) {
    this.config = config;
    this.command = new WorkerCommand(config, System.getenv());
  }

  Answer call(Request request) {
    long deadline = System.nanoTime() + config.timeout().toNanos();
    try {
      if (!oneAtATime.tryLock(config.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
        return new Answer.NotSent("other calls to this token are still waiting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.NotSent("interrupted");
    }
    try {
      Optional<Answer> notReady = ready(deadline);
      return notReady.isPresent() ? notReady.get() : judge(send(request, deadline));
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Calls that wait for the child now. */
  int waiting() {
    return oneAtATime.getQueueLength();
  }

  /** Of the running child, for people who look into it; empty when there is none. */
  OptionalLong pid() {
    return worker
        .filter(WorkerProcess::alive)
        .map(w -> OptionalLong.of(w.pid()))
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public void close() {
    worker.ifPresent(WorkerProcess::close);
    worker = Optional.empty();
  }

  private Answer send(Request request, long deadline) {
    return worker.map(w -> w.call(request, deadline)).orElseGet(() -> new Answer.NotSent("closed"));
  }

  /** Empty when a logged-in child is there, else why not. */
  private Optional<Answer> ready(long deadline) {
    if (worker.filter(WorkerProcess::alive).isPresent()) {
      return Optional.empty();
    }
    Duration wait = backoff.remaining(System.nanoTime());
    if (!wait.isZero()) {
      return Optional.of(
          new Answer.NotSent(
              "the PKCS#11 module failed; next start in " + wait.toMillis() + " ms"));
    }
    try {
      return login(config.pin().read(System.getenv()), deadline);
    } catch (IOException e) {
      backoff.failed(System.nanoTime());
      return Optional.of(new Answer.NotSent(e.getMessage()));
    }
  }

  private Optional<Answer> login(char[] pin, long deadline) throws IOException {
    try {
      return open(pin, deadline);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private Optional<Answer> open(char[] pin, long deadline) throws IOException {
    byte[] digest = pins.digest(pin);
    if (pins.knownBad(digest)) {
      return Optional.of(
          new Answer.NotSent("the token refused this PIN; not tried again until it is changed"));
    }
    WorkerProcess started = new WorkerProcess(command.start());
    worker = Optional.of(started);
    Answer answer = judge(started.open(pin, deadline));
    if (answer instanceof Answer.Replied replied) {
      return opened(replied.reply(), digest);
    }
    return Optional.of(new Answer.NotSent(((Answer.Silent) answer).reason()));
  }

  private Optional<Answer> opened(Reply reply, byte[] digest) {
    if (reply.code() == Reply.Code.DONE) {
      pins.accept();
      backoff.succeeded();
      return Optional.empty();
    }
    if (reply.code() == Reply.Code.PIN_REFUSED) {
      pins.refuse(digest);
    }
    close();
    return Optional.of(new Answer.NotSent(reply.code() + ": " + reply.detail()));
  }

  /** A child that did not answer, or whose token is in trouble, is not asked again. */
  private Answer judge(Answer answer) {
    boolean broken =
        !(answer instanceof Answer.Replied replied)
            || replied.reply().code() == Reply.Code.TOKEN_ERROR
            || replied.reply().code() == Reply.Code.NO_TOKEN;
    if (broken) {
      close();
      backoff.failed(System.nanoTime());
    }
    return answer;
  }
}
