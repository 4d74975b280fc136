package io.portcullis.routes.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.errors.InterruptException;

import io.portcullis.routes.checkpoint.CheckpointDuty;
import io.portcullis.routes.checkpoint.CheckpointMeters;
import io.portcullis.routes.checkpoint.Manner;
import io.portcullis.routes.checkpoint.Signer;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.embedded.Topics;

/** The making of checkpoints, quickly and without witnesses. */
final class SigningForTests implements AutoCloseable {
  private final Thread thread;

  private SigningForTests(Thread thread) {
    this.thread = thread;
  }

  /** At work by itself, as the hub that has the duty. */
  static SigningForTests begin(CheckpointDuty duty) {
    return new SigningForTests(
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    duty.run(new KeptPlace());
                  } catch (InterruptedException | InterruptException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  static CheckpointDuty duty(
      Map<String, Object> kafka,
      Topics topics,
      Signer signer,
      Path file,
      Map<String, Duration> retention) {
    CheckpointDuty.Surroundings around =
        new CheckpointDuty.Surroundings(
            kafka,
            topics,
            topics.prefix() + "hub",
            Map::of,
            new CheckpointMeters(new SimpleMeterRegistry(), Clock.systemUTC()),
            (action, about, reason) -> {},
            Clock.systemUTC());
    CheckpointDuty.People people =
        new CheckpointDuty.People(signer, Optional.empty(), List.of(), Duration.ofMinutes(1));
    Manner manner = new Manner(Duration.ofMillis(300), 20, Manner.IDLE, retention);
    return new CheckpointDuty(around, manner, people, file, false);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
