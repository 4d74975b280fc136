package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.model.Severity;

/** A log server: number and hash of a checkpoint are one message there (RFC 5424). */
public record SyslogAttestor(Channel channel, Clock clock) implements Attestor {
  private static final String OWNER = "portcullis";

  @Override
  public String place() {
    return "syslog " + channel.name();
  }

  @Override
  public Witness.By by() {
    return Witness.By.SYSLOG;
  }

  @Override
  public Witness attest(Checkpoint checkpoint) throws IOException {
    String hash = checkpoint.hash();
    String text =
        "checkpoint %d of %s at %s, SHA-256 %s"
            .formatted(checkpoint.number(), checkpoint.hub(), checkpoint.at(), hash);
    Message.Item item = new Message.Item(Severity.INFO, text, List.of(), List.of());
    String id = "checkpoint-" + checkpoint.number();
    Delivery delivery =
        channel.deliver(
            new Message(id, Severity.INFO, OWNER, text, List.of(item), 0, checkpoint.at()));
    if (!delivery.wasTaken()) {
      throw new IOException(delivery.detail());
    }
    return new Witness(checkpoint.number(), hash, Witness.By.SYSLOG, clock.instant(), "");
  }

  @Override
  public void close() {
    channel.close();
  }
}
