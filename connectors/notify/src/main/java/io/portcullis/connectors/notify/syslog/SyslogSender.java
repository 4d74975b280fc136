package io.portcullis.connectors.notify.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Brings lines to a receiver of syslog, each batch over a connection of its own. Syslog has no
 * answer. By TCP and TLS the sender ends its side after the last line and waits for the receiver to
 * end the other: who does so has read all of it, and one that breaks off has not.
 */
public final class SyslogSender {
  /** Some receivers keep the connection; what was sent counts as taken then. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Of one batch, from the connection to its end: a receiver that reads nothing holds a write. */
  private static final Duration BATCH = Duration.ofMinutes(1);

  private final SyslogConfig config;
  private final Duration longest;

  public SyslogSender(SyslogConfig config) {
    this(config, BATCH);
  }

  /**
   * @param longest time of one batch
   */
  SyslogSender(SyslogConfig config, Duration longest) {
    this.config = config;
    this.longest = longest;
  }

  /**
   * @param lines whole messages, without a frame
   * @throws IOException when not all of them were sent within a minute, or the receiver broke off:
   *     none of them counts
   */
  public void send(List<byte[]> lines) throws IOException {
    try {
      if (config.transport() == SyslogConfig.Transport.UDP) {
        throwAll(lines);
      } else {
        write(lines);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * @throws IOException when nobody answers there
   */
  public void probe() throws IOException {
    if (config.transport() != SyslogConfig.Transport.UDP) {
      open(new Socket()).close();
    }
  }

  private void throwAll(List<byte[]> lines) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetSocketAddress to =
          new InetSocketAddress(InetAddress.getByName(config.host()), config.port());
      for (byte[] line : lines) {
        socket.send(new DatagramPacket(line, line.length, to));
      }
    }
  }

  private void write(List<byte[]> lines) throws IOException {
    Socket plain = new Socket();
    Deadline deadline = new Deadline(plain, longest);
    try (deadline;
        Socket socket = open(plain)) {
      socket.getOutputStream().write(framed(lines));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      await(socket);
    } catch (IOException e) {
      throw deadline.passed() ? new IOException("not taken within " + longest, e) : e;
    }
    if (deadline.passed()) {
      throw new IOException("not taken within " + longest);
    }
  }

  /** Octet counting (RFC 6587 section 3.4.1): the length, a space, the message. */
  private static byte[] framed(List<byte[]> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      all.writeBytes((line.length + " ").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(line);
    }
    return all.toByteArray();
  }

  /** A receiver says nothing, so the first that comes is the end; TLS may lack its last word. */
  private static void await(Socket socket) throws IOException {
    socket.setSoTimeout((int) FAREWELL.toMillis());
    try {
      socket.getInputStream().read();
    } catch (SocketException e) {
      throw new IOException("the receiver broke off: " + e.getMessage(), e);
    } catch (IOException e) {
      return;
    }
  }

  private Socket open(Socket plain) throws IOException {
    int millis = (int) config.timeout().toMillis();
    try {
      plain.connect(new InetSocketAddress(config.host(), config.port()), millis);
      plain.setSoTimeout(millis);
      return config.transport() == SyslogConfig.Transport.TLS ? secured(plain) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocketFactory factory =
        config
            .tls()
            .read()
            .context()
            .map(SSLContext::getSocketFactory)
            .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, config.host(), config.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // RFC 5425 section 5.2 and RFC 9525: the certificate must be of this name.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
