package io.portcullis.connectors.notify.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A mail server of Debian's python3-aiosmtpd on a free port of loopback. */
public final class MailServer implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";

  private final Process process;
  private final Path folder;
  private final int port;

  private MailServer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /**
   * @param mode starttls, implicit or none
   * @param pair certificate and key for the first two
   */
  public static MailServer start(Path folder, String mode, CertificatePair pair)
      throws IOException, InterruptedException {
    return start(folder, 0, mode, pair.certificate().toString(), pair.key().toString());
  }

  /** One without TLS on this port, which goes on where an earlier one in the folder ended. */
  public static MailServer plain(Path folder, int port) throws IOException, InterruptedException {
    return start(folder, port, "none", "", "");
  }

  private static MailServer start(
      Path folder, int port, String mode, String certificate, String key)
      throws IOException, InterruptedException {
    need();
    Path script = folder.resolve("mail-server.py");
    try (InputStream in = MailServer.class.getResourceAsStream("/mail-server.py")) {
      Files.write(script, in.readAllBytes());
    }
    Path box = Files.createDirectories(folder.resolve("box"));
    Process process =
        new ProcessBuilder(
                PYTHON,
                script.toString(),
                box.toString(),
                mode,
                certificate,
                key,
                Integer.toString(port))
            .redirectError(folder.resolve("mail-server.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String opened = out.readLine();
    Assertions.assertNotNull(opened, "the mail server did not start");
    return new MailServer(process, box, Integer.parseInt(opened));
  }

  private static void need() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import aiosmtpd")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor()
                == 0;
    String message = "needs Debian package python3-aiosmtpd";
    if (!there && System.getenv("CI") != null) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  public int port() {
    return port;
  }

  /** What came, oldest first. */
  public List<MimeMessage> mail() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted()
          .map(MailServer::read)
          .toList();
    }
  }

  private static MimeMessage read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
