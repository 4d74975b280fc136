package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The pass-through's HTTP entrance: 202 when the body is in {@code intake}, and nothing else. */
final class Entrance implements AutoCloseable {
  static final String KEY = "X-Key";

  private final HttpServer server;
  private final KafkaProducer<String, byte[]> producer;

  private final int size;

  private Entrance(HttpServer server, KafkaProducer<String, byte[]> producer, int size) {
    this.size = size;
    this.server = server;
    this.producer = producer;
  }

  /**
   * @param size bytes of each message, as the hub's
   */
  static Entrance open(String servers, int size) throws IOException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 5);
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Entrance entrance = new Entrance(server, producer, size);
    server.createContext("/", entrance::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return entrance;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = Arrays.copyOf(exchange.getRequestBody().readAllBytes(), size);
    String key = exchange.getRequestHeaders().getFirst(KEY);
    producer.send(
        new ProducerRecord<>("intake", key, body), (where, failure) -> answer(exchange, failure));
  }

  private static void answer(HttpExchange exchange, Exception failure) {
    try (exchange) {
      exchange.sendResponseHeaders(failure == null ? 202 : 503, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    producer.close();
  }
}
