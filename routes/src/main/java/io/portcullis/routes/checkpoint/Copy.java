package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * Keeps the file of checkpoints as the topic is. What the file did not take is made good from the
 * topic as soon as it takes something again.
 */
final class Copy {
  private final CheckpointFile file;
  private final Lines topic;
  private final Trouble trouble;

  /** Of the file's last line; unknown until it was looked at, and after a failure. */
  private Optional<Long> last = Optional.empty();

  Copy(CheckpointFile file, Lines topic, Trouble trouble) {
    this.file = file;
    this.topic = topic;
    this.trouble = trouble;
  }

  /** Takes all that the topic has and the file has not. That it can not is told, and no error. */
  void follow() {
    try {
      Optional<Checkpoint> end = file.last().map(SignedCheckpoint::checkpoint);
      last = Optional.of(end.map(Checkpoint::number).orElse(0L));
      topic.each(end.map(Checkpoint::at).orElse(Instant.EPOCH), this::missing);
    } catch (IOException | UncheckedIOException e) {
      failed(e);
    }
  }

  void add(SignedCheckpoint signed) {
    boolean next = last.filter(n -> n + 1 == signed.checkpoint().number()).isPresent();
    if (!next) {
      follow();
      return;
    }
    try {
      append(signed.checkpoint().number(), signed.line());
    } catch (UncheckedIOException e) {
      failed(e);
    }
  }

  private void missing(Lines.At at) {
    long number = number(at);
    if (number > last.orElse(0L)) {
      append(number, at.line());
    }
  }

  /** What is no checkpoint is left out of the file; it stays in the topic. */
  private long number(Lines.At at) {
    try {
      return SignedCheckpoint.read(at.line()).checkpoint().number();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private void append(long number, byte[] line) {
    try {
      file.append(line);
      last = Optional.of(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void failed(Exception e) {
    last = Optional.empty();
    trouble.tell(Trouble.FILE, file.path().toString(), "" + e.getMessage());
  }
}
