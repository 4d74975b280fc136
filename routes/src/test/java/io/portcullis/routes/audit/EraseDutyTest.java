package io.portcullis.routes.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.inventory.desk.Erasures;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.routes.desk.PlainDesk;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Which orders are carried out, and that one that can not be waits. */
class EraseDutyTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir private Path temp;
  private final AtomicInteger calls = new AtomicInteger();
  private PlainDesk desk;
  private HttpServer server;
  private Elasticsearch elasticsearch;
  private EraseDuty duty;

  @BeforeEach
  void open() throws IOException {
    desk = new PlainDesk(temp);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elasticsearch =
        Elasticsearch.at(
            ElasticsearchAccess.open(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    duty =
        new EraseDuty(
            desk.desk(), new Eraser(elasticsearch, ""), Set::of, (order, approved, ids) -> {});
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          byte[] none = "{\"hits\":{\"hits\":[]},\"count\":0}".getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, none.length);
          exchange.getResponseBody().write(none);
          exchange.close();
        });
  }

  @AfterEach
  void close() {
    elasticsearch.close();
    server.stop(0);
    desk.close();
  }

  @Test
  void whatNobodyAgreedToIsNotTouched() {
    // Given
    server.start();
    desk.keep(asked("order-1"));
    // When
    duty.step();
    // Then
    assertThat(calls).hasValue(0);
    assertThat(of("order-1").ended()).isFalse();
  }

  @Test
  void anOrderWaitsWhileElasticsearchIsAwayAndKeepsThePerson() {
    // Given
    server.stop(0);
    desk.keep(agreed("order-1"));
    // When
    duty.step();
    // Then
    assertThat(of("order-1").due()).isTrue();
    assertThat(of("order-1").person()).isEqualTo("eve@example.com");
  }

  @Test
  void aPersonThatNoRecordNamesIsDoneWithNone() {
    // Given
    server.start();
    desk.keep(agreed("order-1"));
    // When
    duty.step();
    // Then
    assertThat(of("order-1").done().orElseThrow().records()).isZero();
    assertThat(of("order-1").person()).isEmpty();
  }

  @Test
  void anOrderIsFoundBehindMoreThanAPageOfThoseThatWaitForPeople() {
    // Given
    server.start();
    for (int i = 0; i < 150; i++) {
      desk.keep(asked("a-%03d".formatted(i)));
    }
    desk.keep(agreed("z"));
    // When
    duty.step();
    // Then
    assertThat(of("z").ended()).isTrue();
  }

  @Test
  void whatCanNotBeWrittenDownIsDoneOnceMore() {
    // Given
    server.start();
    desk.keep(agreed("order-1"));
    desk.takes(0);
    // When
    duty.step();
    // Then
    assertThat(of("order-1").due()).isTrue();
    desk.takes(1);
    duty.step();
    assertThat(of("order-1").ended()).isTrue();
  }

  private ErasureItem of(String order) {
    return desk.desk().find(ErasureItem.class, order).item();
  }

  private static ErasureItem asked(String order) {
    return item(Erasures.ask(Optional.empty(), order, "eve@example.com", "why", new By("ada", AT)));
  }

  private static ErasureItem agreed(String order) {
    return item(Erasures.approve(asked(order), "sure", new By("bob", AT)));
  }

  private static ErasureItem item(Ruling<ErasureItem> ruling) {
    return ((Ruling.Changed<ErasureItem>) ruling).item();
  }
}
