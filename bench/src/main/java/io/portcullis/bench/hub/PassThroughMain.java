package io.portcullis.bench.hub;

import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.streams.KafkaStreams;

/**
 * The pass-through in a JVM of its own. Arguments: bootstrap servers, a folder for its state, a
 * file with the hub's settings of Streams, "topic=bytes" for each topic. Ends when its standard
 * input does.
 */
final class PassThroughMain {
  static final String APPLICATION = "pass-through";

  private PassThroughMain() {}

  public static void main(String[] args) throws Exception {
    Properties settings = new Properties();
    settings.load(new StringReader(Files.readString(Path.of(args[2]))));
    settings.put("bootstrap.servers", args[0]);
    settings.put("application.id", APPLICATION);
    settings.put("state.dir", args[1]);
    settings.put(
        "num.stream.threads", Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 3; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      sizes.put(pair[0], Integer.parseInt(pair[1]));
    }
    try (KafkaStreams streams = new KafkaStreams(PassThrough.topology(sizes), settings);
        Entrance entrance = Entrance.open(args[0], sizes.get("intake"))) {
      streams.start();
      System.out.println(entrance.port());
      System.in.transferTo(OutputStream.nullOutputStream());
      streams.close(Duration.ofSeconds(10));
    }
  }
}
