package io.portcullis.bench.evidence;

import java.net.URI;
import java.nio.file.Path;

import io.portcullis.bench.hub.Broker;
import io.portcullis.bench.hub.Child;
import io.portcullis.bench.hub.HubJvm;
import io.portcullis.connectors.api.FreePorts;

/** The real hub, which has nothing to do but to ship. */
final class ShippingHub {
  private ShippingHub() {}

  static Child start(Path folder, Broker broker, URI elasticsearch) {
    return HubJvm.start(
        folder,
        """
        http: {port: %d}
        kafka: {bootstrap-servers: "%s", partitions: %d}
        elasticsearch:
          hosts: ["%s"]
        """
            .formatted(FreePorts.tcp(), broker.servers(), Broker.PARTITIONS, elasticsearch));
  }
}
