package io.portcullis.routes.transmit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.RoutesBuilder;

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
  private final List<RoutesBuilder> routes = new ArrayList<>();
  private final List<StreamDuty> duties = new ArrayList<>();
  private final String issuer;
  private final TransmitterKey key;
  private final Surroundings around;

  private Transmitter(String issuer, TransmitterKey key, Surroundings around) {
    this.issuer = issuer;
    this.key = key;
    this.around = around;
    routes.add(new DiscoveryRoute(issuer, key));
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
    Transmitter transmitter = new Transmitter(issuer.toString(), key, around);
    settings.streams().forEach(transmitter::add);
    return transmitter;
  }

  private void add(StreamSettings stream) {
    StreamBook.Sink sink = StreamBook.Sink.of(around.outlet());
    StreamBook book = new StreamBook(stream.name(), sink, around.meters(), around.clock());
    Announced.Log log = KafkaAnnounced.log(around.client(), around.topics(), around.clock());
    duties.add(
        new StreamDuty(
            new StreamDuty.Parts(maker(stream), key, log, book, delivery(stream, book)),
            new StreamDuty.Conduct(
                stream.verifyEvery(), around.stopped(), Thread::sleep, around.clock())));
  }

  private StreamDuty.Delivery delivery(StreamSettings stream, StreamBook book) {
    return switch (stream.delivery()) {
      case DeliverySettings.Push to -> {
        Courier courier =
            new Courier(to.endpoint(), to.token(), to.timeout(), Push.MAX_ANSWER, around.clock());
        Push push = new Push(courier);
        yield (parts, conduct, health, announced) ->
            new PushWork(push, parts, conduct, health, announced);
      }
      case DeliverySettings.Poll at -> {
        Mailbox mailbox = new Mailbox();
        PollCounter counter =
            new PollCounter(mailbox, key, book, around.stopped(), PollCounter.HELD, around.clock());
        routes.add(new PollRoute(stream.name(), at.token(), counter));
        yield (parts, conduct, health, announced) ->
            new PollWork(mailbox, parts, conduct, health, announced);
      }
    };
  }

  private SetMaker maker(StreamSettings stream) {
    Set<EventKind> events =
        stream.events().isEmpty()
            ? EnumSet.allOf(EventKind.class)
            : EnumSet.copyOf(stream.events());
    Naming naming = new Naming(issuer, stream.names(), stream.issuers());
    return new SetMaker(stream.name(), stream.audience(), events, naming);
  }

  /** What the hub serves for receivers. */
  public List<RoutesBuilder> routes() {
    return List.copyOf(routes);
  }

  public List<StreamDuty> duties() {
    return List.copyOf(duties);
  }
}
