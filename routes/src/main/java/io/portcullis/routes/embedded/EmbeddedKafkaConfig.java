package io.portcullis.routes.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of the one-node broker (Kafka's documentation, "Broker Configs"). */
final class EmbeddedKafkaConfig {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private static final int MAX_MESSAGE_BYTES = 8 << 20;
  private static final int CLEANER_BUFFER_BYTES = 16 << 20;

  private EmbeddedKafkaConfig() {}

  static Properties of(Path logs, int port, int controllerPort) {
    Properties p = new Properties();
    listeners(p, port, controllerPort);
    oneNode(p);
    small(p);
    p.setProperty("log.dirs", logs.toString());
    p.setProperty("auto.create.topics.enable", "false");
    // Changelogs of stores take the broker's limit; topics of ours set their own below it.
    p.setProperty("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    // A hub that was switched off for weeks must go on where it stopped. With Kafka's default of
    // seven days it would read everything again and decide it a second time.
    p.setProperty("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    return p;
  }

  private static void listeners(Properties p, int port, int controllerPort) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(NODE));
    p.setProperty("listeners", broker + "," + CONTROLLER + "://" + controller);
    p.setProperty("advertised.listeners", broker);
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("controller.quorum.voters", NODE + "@" + controller);
  }

  private static void oneNode(Properties p) {
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("min.insync.replicas", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
  }

  /** It shares a small machine with the hub: fewer threads and buffers than a server of its own. */
  private static void small(Properties p) {
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("background.threads", "2");
    p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
  }
}
