package io.portcullis.routes.seal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** On Kafka's own consumer for tests; each record is a batch of its own. */
class ShipLoopTest {
  private static final TopicPartition PARTITION = new TopicPartition("sealed", 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Gates gates = new Gates();
  private final ShipperStatus status = new ShipperStatus();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final ExecutorService bulks = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private Elasticsearch elasticsearch;
  private Reports reports;
  private ShipLoop loop;
  private Thread thread;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes());
          exchange.close();
        });
    server.start();
    elasticsearch =
        Elasticsearch.at(
            ElasticsearchAccess.open(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    reports = new Reports(Map.of("bootstrap.servers", "127.0.0.1:1"), Topics.embedded());
    consumer.setMaxPollRecords(1);
    consumer.schedulePollTask(this::assign);
    Delivery delivery =
        new Delivery(
            elasticsearch, new Templates(Map.of()), gates, reports, status, (place, why) -> {});
    loop = new ShipLoop(consumer, gates, delivery, bulks, status);
    thread = Thread.ofPlatform().start(() -> loop.run("sealed", stopping::get));
  }

  @AfterEach
  void close() throws InterruptedException {
    stopping.set(true);
    gates.refused.clear();
    for (int offset = 0; offset < 8; offset++) {
      gates.open(offset);
    }
    thread.join(Duration.ofSeconds(30));
    bulks.shutdownNow();
    reports.close();
    elasticsearch.close();
    server.stop(0);
  }

  @Test
  void whatIsSettledFirstIsNotCommittedBeforeWhatWasReadFirst() {
    // Given
    write(0, 1);
    eventually().until(() -> gates.asked.containsAll(Set.of(0L, 1L)));
    // When
    gates.open(1);
    eventually().until(() -> gates.done.contains(1L));
    // Then
    assertThat(committed()).isEmpty();
    gates.open(0);
    eventually().until(() -> committed().equals(Optional.of(2L)));
  }

  @Test
  void noMoreThanTwoBatchesAreRead() {
    // Given
    write(0, 1, 2);
    eventually().until(() -> gates.asked.containsAll(Set.of(0L, 1L)));
    // When
    gates.open(1);
    eventually().until(() -> gates.done.contains(1L));
    // Then
    assertThat(gates.packed).containsExactlyInAnyOrder(0L, 1L);
    gates.open(0);
    gates.open(2);
    eventually().until(() -> committed().equals(Optional.of(3L)));
  }

  @Test
  void whatMovesMeanwhileIsReadAgainOnlyWhenNothingIsUnderWayAndNothingIsKnownOfIt() {
    // Given
    write(0, 1);
    eventually().until(() -> gates.asked.containsAll(Set.of(0L, 1L)));
    gates.refuse(0);
    gates.open(0); // it is tried again, and the consumer polls meanwhile
    int before = gates.forgotten.get();
    consumer.schedulePollTask(() -> loop.onPartitionsAssigned(List.of(PARTITION)));
    eventually().until(() -> gates.forgotten.get() == before + 1);
    write(2);
    // When
    gates.take(0);
    eventually().until(() -> committed().equals(Optional.of(1L)));
    // Then
    assertThat(gates.packed).doesNotContain(2L);
    gates.open(1);
    gates.open(2);
    eventually().until(() -> gates.done.contains(2L));
    assertThat(gates.forgotten).hasValue(before + 2);
  }

  private void assign() {
    consumer.rebalance(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  private void write(long... offsets) {
    eventually().until(() -> !consumer.assignment().isEmpty());
    consumer.schedulePollTask(
        () -> {
          for (long offset : offsets) {
            consumer.addRecord(
                new ConsumerRecord<>(PARTITION.topic(), 0, offset, "c0", new byte[0]));
          }
        });
  }

  private Optional<Long> committed() {
    return Optional.ofNullable(consumer.committed(Set.of(PARTITION)).get(PARTITION))
        .map(OffsetAndMetadata::offset);
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5));
  }

  /** Documents that are there already, once their gate is open: nothing is sent. */
  private static final class Gates implements Freight {
    private final Set<Long> packed = ConcurrentHashMap.newKeySet();
    private final Set<Long> asked = ConcurrentHashMap.newKeySet();
    private final Set<Long> done = ConcurrentHashMap.newKeySet();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Map<Long, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    void open(long offset) {
      gate(offset).countDown();
    }

    void refuse(long offset) {
      refused.add(offset);
    }

    void take(long offset) {
      refused.remove(offset);
    }

    private CountDownLatch gate(long offset) {
      return gates.computeIfAbsent(offset, o -> new CountDownLatch(1));
    }

    @Override
    public Topic topic() {
      return Topic.SEALED;
    }

    @Override
    public String group() {
      return "ship";
    }

    @Override
    public Item pack(ConsumerRecord<String, byte[]> record) {
      packed.add(record.offset());
      return new Item(
          record,
          "create",
          "index",
          "c0-" + record.offset(),
          OptionalLong.empty(),
          new byte[0],
          Optional.empty());
    }

    @Override
    public List<Item> missing(List<Item> items, boolean retried) throws IOException {
      long offset = items.getFirst().record().offset();
      asked.add(offset);
      try {
        gate(offset).await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (refused.contains(offset)) {
        throw new IOException("refused");
      }
      done.add(offset);
      return List.of();
    }

    @Override
    public void settle(List<Bulk.Conflict> conflicts) {
      throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void reassigned() {
      forgotten.incrementAndGet();
    }
  }
}
