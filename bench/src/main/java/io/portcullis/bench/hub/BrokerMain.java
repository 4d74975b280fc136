package io.portcullis.bench.hub;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import io.portcullis.connectors.api.FreePorts;

/**
 * A one-node Kafka in a JVM of its own, with the settings of the hub's own broker, so that hub and
 * pass-through pay the same for it. Arguments: a folder. Ends when its standard input does.
 */
final class BrokerMain {
  private static final int NODE = 1;

  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0], "log");
    int port = FreePorts.tcp();
    Properties settings = settings(folder, port, FreePorts.tcp());
    format(folder);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    System.out.println("127.0.0.1:" + port);
    System.in.transferTo(OutputStream.nullOutputStream());
    server.shutdown();
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .setDirectories(List.of(folder.toString()))
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    Properties p = new Properties();
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(NODE));
    p.setProperty("listeners", broker + ",CONTROLLER://" + controller);
    p.setProperty("advertised.listeners", broker);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("controller.quorum.voters", NODE + "@" + controller);
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("background.threads", "2");
    p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    p.setProperty("log.dirs", folder.toString());
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("message.max.bytes", Integer.toString(8 << 20));
    return p;
  }
}
