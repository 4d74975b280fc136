package io.portcullis.routes.transmit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.idp.ssf.transmit.EventKind;
import io.portcullis.connectors.idp.ssf.transmit.Naming;
import io.portcullis.connectors.idp.ssf.transmit.SetMaker;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;
import io.portcullis.routes.config.DeliverySettings;
import io.portcullis.routes.config.StreamSettings;
import io.portcullis.routes.config.TransmitterSettings;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.poll.Courier;
import io.portcullis.routes.stream.Outlet;

/** The configured streams, with the key they share. */
public final class Transmitter {
  private final DiscoveryRoute discovery;
  private final List<StreamDuty> duties;

  private Transmitter(DiscoveryRoute discovery, List<StreamDuty> duties) {
    this.discovery = discovery;
    this.duties = duties;
  }

  /**
   * What it needs of the running hub.
   *
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param stopped whether nothing may go out now
   */
  public record Surroundings(
      Map<String, Object> client,
      Topics topics,
      Outlet outlet,
      BooleanSupplier stopped,
      MeterRegistry meters,
      Clock clock) {}

  /**
   * @param issuer the configured one
   * @throws IllegalArgumentException when the key can not be used
   */
  public static Transmitter open(
      TransmitterSettings settings, URI issuer, Path data, Surroundings around) {
    TransmitterKey key = KeyFile.open(settings, data);
    return new Transmitter(
        new DiscoveryRoute(issuer.toString(), key),
        settings.streams().stream()
            .map(stream -> duty(stream, issuer.toString(), key, around))
            .toList());
  }

  private static StreamDuty duty(
      StreamSettings stream, String issuer, TransmitterKey key, Surroundings around) {
    StreamBook book =
        new StreamBook(
            stream.name(), StreamBook.Sink.of(around.outlet()), around.meters(), around.clock());
    return new StreamDuty(
        new StreamDuty.Parts(
            maker(stream, issuer),
            key,
            KafkaAnnounced.log(around.client(), around.topics(), around.clock()),
            push(stream.delivery(), around.clock()),
            book),
        new StreamDuty.Conduct(
            stream.verifyEvery(), around.stopped(), Thread::sleep, around.clock()));
  }

  private static SetMaker maker(StreamSettings stream, String issuer) {
    Set<EventKind> events =
        stream.events().isEmpty()
            ? EnumSet.allOf(EventKind.class)
            : EnumSet.copyOf(stream.events());
    Naming naming = new Naming(issuer, stream.names(), stream.issuers());
    return new SetMaker(stream.name(), stream.audience(), events, naming);
  }

  private static Push push(DeliverySettings delivery, Clock clock) {
    return switch (delivery) {
      case DeliverySettings.Push to ->
          new Push(new Courier(to.endpoint(), to.token(), to.timeout(), Push.MAX_ANSWER, clock));
    };
  }

  public DiscoveryRoute discovery() {
    return discovery;
  }

  public List<StreamDuty> duties() {
    return duties;
  }
}
