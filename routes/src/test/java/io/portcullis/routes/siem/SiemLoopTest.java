package io.portcullis.routes.siem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.connectors.notify.syslog.SyslogSender;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.config.SiemSettings.Form;
import io.portcullis.routes.duty.KeptPlace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real syslog over TCP, records of a list. */
class SiemLoopTest {
  private static final int RECORDS = 35;
  private static final int BATCH = 10;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final KeptPlace place = new KeptPlace();
  private final List<byte[]> log = new ArrayList<>();

  @Test
  void aPlaceThatIsNoneIsNotTakenForTheFirst() {
    for (String text : List.of("x", "[1]", "{\"a\":1}", "{\"0\":\"x\"}")) {
      assertThatThrownBy(() -> SiemDuty.read(text)).hasMessageContaining(text);
    }
    assertThat(SiemDuty.read("{\"0\":5,\"11\":7}")).isEqualTo(Map.of(0, 5L, 11, 7L));
  }

  @Test
  void whileNobodyListensNothingIsLost() throws Exception {
    // Given
    fill();
    int port = free();
    try (Running running = new Running(port)) {
      eventually(() -> behind() == RECORDS && running.tries > 1);
      assertThat(place.text()).isEqualTo("{\"0\":0}");
      // When
      try (Receiver receiver = new Receiver(port, 0)) {
        eventually(() -> receiver.numbers.size() == RECORDS);
        // Then
        assertThat(receiver.numbers).isEqualTo(all());
        eventually(() -> place.text().equals("{\"0\":" + RECORDS + "}") && behind() == 0);
      }
    }
  }

  @Test
  void aBatchThatWasBrokenOffComesAgain() throws Exception {
    // Given
    fill();
    // When
    try (Receiver receiver = new Receiver(0, 2);
        Running running = new Running(receiver.port())) {
      eventually(() -> receiver.numbers.size() == RECORDS + 2);
      // Then
      assertThat(receiver.numbers.subList(0, 3)).containsExactly(1, 1, 1);
      assertThat(receiver.numbers.subList(2, RECORDS + 2)).isEqualTo(all());
      assertThat(running.tries).isGreaterThan(2);
    }
  }

  @Test
  void afterARestartItGoesOnWhereItWas() throws Exception {
    // Given
    fill();
    try (Receiver receiver = new Receiver(0, 0)) {
      place.keep("{\"0\":20}");
      // When
      try (Running running = new Running(receiver.port())) {
        eventually(() -> receiver.numbers.size() == RECORDS - 20);
      }
      // Then
      assertThat(receiver.numbers).isEqualTo(all().subList(20, RECORDS));
      assertThat(meters.get("portcullis.siem.behind").tag("target", "soc").gauge().value()).isNaN();
    }
  }

  @Test
  void whatIsNotForItAndWhatIsNoRecordIsPassedOver() throws Exception {
    // Given
    log.add(Sealed.of(Dataset.SIGNALS, 1, Map.of("event", Map.of("action", "a"))));
    log.add("no record".getBytes(UTF_8));
    log.add(Sealed.audit(3));
    // When
    try (Receiver receiver = new Receiver(0, 0);
        Running running = new Running(receiver.port())) {
      eventually(() -> place.text().equals("{\"0\":3}"));
      // Then
      assertThat(receiver.numbers).containsExactly(3);
    }
  }

  private void fill() {
    IntStream.rangeClosed(1, RECORDS).forEach(i -> log.add(Sealed.audit(i)));
  }

  private static List<Integer> all() {
    return IntStream.rangeClosed(1, RECORDS).boxed().toList();
  }

  private double behind() {
    return meters.get("portcullis.siem.behind").tag("target", "soc").gauge().value();
  }

  private static void eventually(java.util.concurrent.Callable<Boolean> holds) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(holds);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One hub at work. */
  private final class Running implements AutoCloseable {
    private final SiemMeter meter = new SiemMeter("soc", meters);
    private final Thread thread;
    private volatile int tries;

    Running(int port) {
      SyslogConfig to =
          new SyslogConfig(
              "soc",
              "127.0.0.1",
              port,
              SyslogConfig.Transport.TCP,
              13,
              "hub-1",
              Tls.USUAL,
              Duration.ofSeconds(5));
      SiemTarget target = new SiemTarget(to, Form.RFC5424, Set.of(Dataset.AUDIT), false, "1");
      SyslogSender sender = new SyslogSender(to);
      SiemLoop loop =
          new SiemLoop(
              target,
              new Listed(SiemDuty.read(place.text())),
              messages -> {
                tries++;
                sender.send(messages);
              },
              meter,
              Duration.ofMillis(200));
      thread = Thread.ofVirtual().start(() -> work(loop));
    }

    private void work(SiemLoop loop) {
      try {
        loop.run(next -> place.keep(Json.text(next)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        meter.clear();
      }
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }
  }

  /** One partition. */
  private final class Listed implements Feed {
    private int at;

    Listed(Map<Integer, Long> places) {
      at = places.getOrDefault(0, 0L).intValue();
    }

    @Override
    public List<byte[]> poll() {
      int from = at;
      at = Math.min(log.size(), at + BATCH);
      if (from == at) {
        await();
      }
      return log.subList(from, at);
    }

    private static void await() {
      try {
        new CountDownLatch(1).await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Map<Integer, Long> next() {
      Map<Integer, Long> next = new HashMap<>();
      next.put(0, (long) at);
      return next;
    }

    @Override
    public long behind(Map<Integer, Long> places) {
      return log.size() - places.get(0);
    }

    @Override
    public void close() {}
  }
}
