package io.portcullis.connectors.notify.syslog;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;
import io.portcullis.connectors.notify.syslog.SyslogConfig.Transport;
import io.portcullis.connectors.notify.testkit.Messages;

import static org.assertj.core.api.Assertions.assertThat;

class SyslogChannelTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void whereNobodyListensItIsTriedAgain() throws IOException {
    // Given
    ServerSocket gone = new ServerSocket(0, 5, LOOPBACK);
    gone.close();
    SyslogChannel channel = channel(gone.getLocalPort(), Transport.TCP);
    // When
    Delivery answer = channel.deliver(Messages.one());
    // Then
    assertThat(answer.result()).isEqualTo(Delivery.Result.SILENT);
    assertThat(channel.check()).startsWith("does not answer");
  }

  @Test
  void aServerWithoutTlsGetsNothing() throws Exception {
    // Given
    try (ServerSocket plain = new ServerSocket(0, 5, LOOPBACK)) {
      CompletableFuture<byte[]> came = CompletableFuture.supplyAsync(() -> refuse(plain));
      // When
      Delivery answer = channel(plain.getLocalPort(), Transport.TLS).deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Delivery.Result.SILENT);
      assertThat(new String(came.get(), StandardCharsets.ISO_8859_1)).doesNotContain("because");
    }
  }

  @Test
  void theLargestMessageIsWithinWhatReceiversTake() throws IOException {
    // Given
    try (DatagramSocket receiver = new DatagramSocket(0, LOOPBACK)) {
      receiver.setSoTimeout(10_000);
      // When
      channel(receiver.getLocalPort(), Transport.UDP).deliver(Messages.much());
      // Then
      for (int i = 0; i < Message.MAX_ITEMS; i++) {
        assertThat(receive(receiver).length).isLessThanOrEqualTo(2_048);
      }
    }
  }

  @Test
  void anAlertIsALineOfRfc5424() throws IOException {
    // Given
    try (DatagramSocket receiver = new DatagramSocket(0, LOOPBACK)) {
      receiver.setSoTimeout(10_000);
      // When
      channel(receiver.getLocalPort(), Transport.UDP).deliver(Messages.one("x \"y\" ] \\"));
      // Then
      String line = new String(receive(receiver), StandardCharsets.UTF_8);
      assertThat(line)
          .startsWith(
              "<130>1 2026-03-04T05:06:07Z hub.example.net portcullis - alert"
                  + " [alert@32473 id=\"alr-1\" severity=\"CRITICAL\" owner=\"payments\"] "
                  + "\uFEFFx \"y\" ] \\ | because ");
    }
  }

  @Test
  void valuesEscapeWhatWouldEndThem() {
    // Given
    Message nasty =
        new Message(
            "a\"b\\c]d",
            Messages.one().severity(),
            "o",
            "t",
            Messages.one().items(),
            0,
            Messages.AT);
    // When
    byte[] line = SyslogLine.of(config(1, Transport.UDP), nasty, nasty.items().getFirst(), 2_048);
    // Then
    assertThat(new String(line, StandardCharsets.UTF_8)).contains("id=\"a\\\"b\\\\c\\]d\"");
  }

  @Test
  void byTcpEachHasItsLengthBeforeIt() throws Exception {
    // Given
    try (ServerSocket receiver = new ServerSocket(0, 5, LOOPBACK)) {
      CompletableFuture<byte[]> came = CompletableFuture.supplyAsync(() -> all(receiver));
      // When
      Delivery answer = channel(receiver.getLocalPort(), Transport.TCP).deliver(Messages.much());
      // Then
      assertThat(answer).isEqualTo(Delivery.taken("sent, 20 lines"));
      List<String> lines = frames(came.get());
      assertThat(lines).hasSize(20).allMatch(line -> line.startsWith("<131>1 "));
    }
  }

  private static List<String> frames(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      while (bytes[space] != ' ') {
        space++;
      }
      int length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
      lines.add(new String(bytes, space + 1, length, StandardCharsets.UTF_8));
      at = space + 1 + length;
    }
    return lines;
  }

  private static byte[] all(ServerSocket server) {
    try (Socket socket = server.accept()) {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static byte[] refuse(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] some = socket.getInputStream().readNBytes(20);
      socket.getOutputStream().write("what?\r\n".getBytes(StandardCharsets.US_ASCII));
      return some;
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static byte[] receive(DatagramSocket receiver) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    receiver.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static SyslogChannel channel(int port, Transport transport) {
    return new SyslogChannel(config(port, transport));
  }

  private static SyslogConfig config(int port, Transport transport) {
    return new SyslogConfig(
        "siem",
        "127.0.0.1",
        port,
        transport,
        16,
        "hub.example.net",
        Tls.USUAL,
        Duration.ofSeconds(5));
  }
}
