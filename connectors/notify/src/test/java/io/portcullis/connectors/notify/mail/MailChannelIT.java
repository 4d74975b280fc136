package io.portcullis.connectors.notify.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Delivery.Result;
import io.portcullis.connectors.notify.mail.MailConfig.Security;
import io.portcullis.connectors.notify.testkit.CertificatePair;
import io.portcullis.connectors.notify.testkit.MailServer;
import io.portcullis.connectors.notify.testkit.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a mail server of Debian's python3-aiosmtpd. */
class MailChannelIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private CertificatePair pair;

  @BeforeEach
  void certify() throws Exception {
    pair = CertificatePair.of(folder, "localhost");
  }

  @Test
  @Timeout(60)
  void aServerThatSaysNothingHoldsNobody() throws IOException {
    // Given
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        MailChannel mail =
            channel(
                mute.getLocalPort(),
                Security.NONE,
                "right",
                "soc@example.net",
                Duration.ofSeconds(1))) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Result.SILENT);
    }
  }

  @Test
  void aServerThatOffersNoEncryptionGetsNoMail() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "none", pair);
        MailChannel mail = channel(server, Security.STARTTLS, "soc@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Result.SILENT);
      assertThat(answer.detail()).contains("STARTTLS");
      assertThat(server.mail()).isEmpty();
    }
  }

  @Test
  void aCertificateOfAnotherNameEndsIt() throws Exception {
    // Given
    pair = CertificatePair.of(folder, "mail.example.net");
    try (MailServer server = MailServer.start(folder, "starttls", pair);
        MailChannel mail = channel(server, Security.STARTTLS, "soc@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Result.SILENT);
      assertThat(server.mail()).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "starttls", pair);
        MailChannel mail =
            channel(server.port(), Security.STARTTLS, "wr0ng", "soc@example.net", TIMEOUT)) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.silent("localhost does not take the login"));
      assertThat(mail.check()).isEqualTo("localhost does not take the login");
    }
  }

  @Test
  void anAddressThatIsRefusedForGoodIsGivenUp() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "none", pair);
        MailChannel mail = channel(server, Security.NONE, "no-body@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.refused("localhost answers 550"));
    }
  }

  @Test
  void anAddressThatIsRefusedForNowIsTriedAgain() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "none", pair);
        MailChannel mail = channel(server, Security.NONE, "later-soc@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.silent("localhost answers 451"));
    }
  }

  @Test
  void whereOneOfTwoHasItItIsTaken() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "none", pair);
        MailChannel mail =
            channel(server, Security.NONE, "no-body@example.net", "soc@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.taken("taken by localhost, not for all"));
      assertThat(server.mail()).hasSize(1);
    }
  }

  @Test
  void aTitleCanNotBecomeAHeader() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "none", pair);
        MailChannel mail = channel(server, Security.NONE, "soc@example.net")) {
      // When
      mail.deliver(Messages.one("hello\r\nBcc: eve@example.net\r\n\r\nbody"));
      // Then
      MimeMessage got = server.mail().getFirst();
      assertThat(got.getHeader("Bcc")).isNull();
      assertThat(got.getAllRecipients()).hasSize(1);
    }
  }

  @Test
  void aMailIsPlainAndHtmlAndKnowsItsRepetition() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "starttls", pair);
        MailChannel mail = channel(server, Security.STARTTLS, "soc@example.net")) {
      // When
      Delivery first = mail.deliver(Messages.one());
      Delivery again = mail.deliver(Messages.one());
      // Then
      assertThat(List.of(first, again)).containsOnly(Delivery.taken("taken by localhost"));
      MimeMessage got = server.mail().getFirst();
      assertThat(got.getMessageID()).isEqualTo("<alr-1@example.net>");
      assertThat(server.mail().getLast().getMessageID()).isEqualTo("<alr-1@example.net>");
      assertThat(got.getSubject()).isEqualTo("[CRITICAL] key of " + Messages.NASTY);
      assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      MimeMultipart parts = (MimeMultipart) got.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat((String) parts.getBodyPart(0).getContent())
          .contains("because " + Messages.NASTY)
          .contains("Key | card: https://hub.example.net/keys/key-1?a=b&c=d");
      assertThat((String) parts.getBodyPart(1).getContent())
          .contains("&lt;b&gt;&amp;&quot;&#39;")
          .contains("<a href=\"https://hub.example.net/keys/key-1?a=b&amp;c=d\">")
          .doesNotContain("<b>");
    }
  }

  @Test
  void encryptionFromTheFirstByteIsTakenToo() throws Exception {
    // Given
    try (MailServer server = MailServer.start(folder, "implicit", pair);
        MailChannel mail = channel(server, Security.IMPLICIT, "soc@example.net")) {
      // When
      Delivery answer = mail.deliver(Messages.much());
      // Then
      assertThat(answer.wasTaken()).isTrue();
      assertThat(mail.check()).isEqualTo("ok");
      assertThat(server.mail()).hasSize(1);
    }
  }

  private MailChannel channel(MailServer server, Security security, String... to) {
    return channel(server.port(), security, "right", List.of(to), TIMEOUT);
  }

  private MailChannel channel(
      int port, Security security, String password, String to, Duration timeout) {
    return channel(port, security, password, List.of(to), timeout);
  }

  private MailChannel channel(
      int port, Security security, String password, List<String> to, Duration timeout) {
    Optional<MailConfig.Login> login =
        security == Security.NONE
            ? Optional.empty()
            : Optional.of(new MailConfig.Login("hub", () -> password));
    Tls tls = new Tls(Optional.of(pair.certificate()), Optional.empty());
    return new MailChannel(
        new MailConfig(
            "mail", "localhost", port, security, login, "hub@example.net", to, tls, timeout));
  }
}
