package io.portcullis.routes;

import org.apache.kafka.streams.Topology;

import io.portcullis.model.guard.Limits;
import io.portcullis.routes.decide.DecideTopology;
import io.portcullis.routes.decide.Policies;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.guard.GuardTopology;
import io.portcullis.routes.resolve.ResolveTopology;
import io.portcullis.routes.seal.SealStage;
import io.portcullis.routes.stream.StoreKind;
import io.portcullis.routes.stream.Wiring;
import io.portcullis.routes.telemetry.Tracing;

/** The middle of the hub: resolve, decide, guard and seal, joined by topics alone. */
public final class HubTopology {
  private HubTopology() {}

  public static Topology of(Topics topics, Policies policies, Limits limits, Tracing tracing) {
    return of(topics, policies, limits, StoreKind.ON_DISK, tracing);
  }

  /** Without traces. */
  public static Topology of(Topics topics, Policies policies, Limits limits, StoreKind stores) {
    return of(topics, policies, limits, stores, Tracing.OFF);
  }

  static Topology of(
      Topics topics, Policies policies, Limits limits, StoreKind stores, Tracing tracing) {
    Topology topology = new Topology();
    Wiring wiring = new Wiring(topology, topics, stores, tracing);
    ResolveTopology.addTo(wiring);
    DecideTopology.addTo(wiring, policies);
    GuardTopology.addTo(wiring, limits);
    return SealStage.addTo(topology, topics, stores);
  }
}
