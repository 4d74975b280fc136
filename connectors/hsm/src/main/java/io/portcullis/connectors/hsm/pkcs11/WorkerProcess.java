package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.connectors.hsm.pkcs11.PinReference.Pins;
import io.portcullis.connectors.hsm.pkcs11.worker.Lines;
import io.portcullis.connectors.hsm.pkcs11.worker.Reply;
import io.portcullis.connectors.hsm.pkcs11.worker.Request;

/** One running child, one call at a time. After an answer that is not a reply it is of no use. */
final class WorkerProcess implements AutoCloseable {
  /** A library may print to standard output too; so much of it is skipped, then the child goes. */
  private static final int MAX_STRAY_LINES = 1000;

  private static final int MAX_REPLIES = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BlockingQueue<Optional<Reply>> replies = new ArrayBlockingQueue<>(MAX_REPLIES);

  WorkerProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().name("pkcs11-replies-" + process.pid()).start(this::listen);
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Logs in. The PIN stays as it is, for the caller to wipe. */
  Answer open(char[] pin, long deadlineNanos) {
    byte[] secret = Pins.encode(pin);
    try {
      write(Request.of(Request.Operation.OPEN, 0));
      writeAndWipe(secret);
      return await(deadlineNanos);
    } catch (IOException e) {
      return gone();
    }
  }

  Answer call(Request request, long deadlineNanos) {
    try {
      write(request);
      return await(deadlineNanos);
    } catch (IOException e) {
      return gone();
    }
  }

  /** Kills it: a library that hangs does not hear a polite request. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void write(Request request) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(JSON.writeValueAsBytes(request));
    out.write('\n');
    out.flush();
  }

  private void writeAndWipe(byte[] secret) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(secret);
    out.write('\n');
    out.flush();
    // The stream's own buffer still holds it until something else is written there.
    Arrays.fill(secret, (byte) '\n');
    out.write(secret);
    out.flush();
  }

  private Answer await(long deadlineNanos) {
    try {
      Optional<Reply> reply = replies.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (reply == null) {
        return new Answer.Silent("no answer from the PKCS#11 module in time");
      }
      return reply.<Answer>map(Answer.Replied::new).orElseGet(this::gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silent("interrupted while waiting for the PKCS#11 module");
    }
  }

  private Answer gone() {
    return new Answer.Silent("the process of the PKCS#11 module ended" + exit());
  }

  private String exit() {
    return process.isAlive() ? "" : " with " + process.exitValue();
  }

  private void listen() {
    try (InputStream in = process.getInputStream()) {
      int stray = 0;
      Optional<byte[]> line = Lines.read(in, Lines.MAX_REPLY);
      while (line.isPresent() && stray < MAX_STRAY_LINES) {
        Optional<Reply> reply = parse(line.get());
        stray += reply.isPresent() ? 0 : 1;
        if (reply.isPresent() && !replies.offer(reply)) {
          break;
        }
        line = Lines.read(in, Lines.MAX_REPLY);
      }
    } catch (IOException e) {
      process.destroyForcibly();
    }
    end();
  }

  private void end() {
    process.destroyForcibly();
    if (!replies.offer(Optional.empty())) {
      replies.clear();
      replies.add(Optional.empty());
    }
  }

  private static Optional<Reply> parse(byte[] line) throws IOException {
    try {
      return Optional.of(JSON.readValue(line, Reply.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
