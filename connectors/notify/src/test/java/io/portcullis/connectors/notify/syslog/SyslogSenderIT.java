package io.portcullis.connectors.notify.syslog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.testkit.CertificatePair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Over TLS, with certificates of openssl. */
@Timeout(60)
class SyslogSenderIT {
  /** More than both ends' buffers hold. */
  private static final List<byte[]> MUCH = Collections.nCopies(200, new byte[256 << 10]);

  private static final List<byte[]> TWO = List.of(bytes("<13>1 one"), bytes("<13>1 two \u00e9"));

  @TempDir private Path folder;
  private final CountDownLatch done = new CountDownLatch(1);
  private CertificatePair pair;

  @BeforeEach
  void issue() throws Exception {
    pair = CertificatePair.of(folder, "localhost");
  }

  @Test
  void aReceiverOfAnotherAuthorityGetsNothing() throws Exception {
    // Given
    CertificatePair stranger = CertificatePair.of(folder, "stranger");
    try (TlsReceiver receiver =
        new TlsReceiver(pair, (s, p) -> s.getInputStream().readAllBytes())) {
      // When
      assertThatThrownBy(() -> sender(receiver, stranger, Duration.ofMinutes(1)).send(TWO))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("certification path");
      // Then
      assertThat(receiver.came()).isEmpty();
    }
  }

  @Test
  void aReceiverOfAnotherNameGetsNothing() throws Exception {
    // Given
    CertificatePair other = CertificatePair.of(folder, "siem.example.net");
    try (TlsReceiver receiver =
        new TlsReceiver(other, (s, p) -> s.getInputStream().readAllBytes())) {
      // When
      assertThatThrownBy(() -> sender(receiver, other, Duration.ofMinutes(1)).send(TWO))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("localhost");
      // Then
      assertThat(receiver.came()).isEmpty();
    }
  }

  @Test
  void aReceiverThatBreaksOffInTheMiddleHasTakenNothing() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(
            pair,
            (secured, plain) -> {
              byte[] some = secured.getInputStream().readNBytes(1_000);
              plain.setSoLinger(true, 0);
              plain.close();
              return some;
            })) {
      // When
      assertThatThrownBy(() -> sender(receiver, pair, Duration.ofMinutes(1)).send(MUCH))
          .isInstanceOf(IOException.class);
      // Then
      assertThat(receiver.came()).hasSize(1_000);
    }
  }

  @Test
  void aReceiverThatBreaksOffWhenAllIsOnItsWayHasTakenNothing() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(
            pair,
            (secured, plain) -> {
              byte[] first = secured.getInputStream().readNBytes(1);
              plain.setSoLinger(true, 0);
              plain.close();
              return first;
            })) {
      // When
      assertThatThrownBy(() -> sender(receiver, pair, Duration.ofMinutes(1)).send(TWO))
          .isInstanceOf(IOException.class);
      // Then
      assertThat(receiver.came()).hasSize(1);
    }
  }

  @Test
  void aReceiverThatReadsNothingHoldsNobody() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(
            pair,
            (secured, plain) -> {
              secured.startHandshake();
              return await(new byte[0]);
            })) {
      // When
      assertThatThrownBy(() -> sender(receiver, pair, Duration.ofSeconds(1)).send(MUCH))
          .isInstanceOf(IOException.class)
          .hasMessage("not taken within PT1S");
      // Then
      done.countDown();
      assertThat(receiver.came()).isEmpty();
    }
  }

  @Test
  void aReceiverThatKeepsTheConnectionHasTakenItAllTheSame() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(pair, (s, p) -> await(s.getInputStream().readAllBytes()))) {
      // When
      sender(receiver, pair, Duration.ofMinutes(1)).send(TWO);
      // Then
      done.countDown();
      assertThat(text(receiver)).isEqualTo("9 <13>1 one12 <13>1 two \u00e9");
    }
  }

  @Test
  void aReceiverThatEndsWithoutTheLastWordOfTlsHasTakenIt() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(
            pair,
            (secured, plain) -> {
              byte[] all = secured.getInputStream().readAllBytes();
              plain.close();
              return all;
            })) {
      // When
      sender(receiver, pair, Duration.ofMinutes(1)).send(TWO);
      // Then
      assertThat(text(receiver)).isEqualTo("9 <13>1 one12 <13>1 two \u00e9");
    }
  }

  @Test
  void theSenderWaitsUntilTheReceiverHasReadAll() throws Exception {
    // Given
    try (TlsReceiver receiver =
        new TlsReceiver(
            pair,
            (secured, plain) -> {
              byte[] all = secured.getInputStream().readAllBytes();
              done.countDown();
              secured.close();
              return all;
            })) {
      // When
      sender(receiver, pair, Duration.ofMinutes(1)).send(MUCH);
      // Then: it had come before the sender was done
      assertThat(done.getCount()).isZero();
      assertThat(receiver.came()).hasSize(200 * ((256 << 10) + "262144 ".length()));
    }
  }

  private byte[] await(byte[] read) {
    try {
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return read;
  }

  private static String text(TlsReceiver receiver) {
    return new String(receiver.came(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SyslogSender sender(
      TlsReceiver receiver, CertificatePair trusted, Duration longest) {
    return new SyslogSender(
        new SyslogConfig(
            "siem",
            "localhost",
            receiver.port(),
            SyslogConfig.Transport.TLS,
            13,
            "hub.example.net",
            new Tls(Optional.of(trusted.certificate()), Optional.empty()),
            Duration.ofSeconds(10)),
        longest);
  }
}
