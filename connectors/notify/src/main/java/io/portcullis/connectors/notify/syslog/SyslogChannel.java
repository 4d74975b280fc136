package io.portcullis.connectors.notify.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;

/**
 * Sends each alert of a message as one line of syslog. Syslog has no answer: taken means that it
 * was sent, and by TCP that the other side's machine has it.
 */
public final class SyslogChannel implements Channel {
  /** RFC 5426 section 3.2: what receivers should take. */
  private static final int MAX_DATAGRAM = 2_048;

  /** RFC 5425 section 4.3.1: what receivers should take. */
  private static final int MAX_FRAME = 8_192;

  private final SyslogConfig config;

  public SyslogChannel(SyslogConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Delivery deliver(Message message) {
    boolean datagrams = config.transport() == SyslogConfig.Transport.UDP;
    int most = datagrams ? MAX_DATAGRAM : MAX_FRAME;
    List<byte[]> lines =
        message.items().stream().map(item -> SyslogLine.of(config, message, item, most)).toList();
    try {
      if (datagrams) {
        throwAll(lines);
      } else {
        write(framed(lines));
      }
      return Delivery.taken("sent, " + lines.size() + " lines");
    } catch (IOException | IllegalArgumentException e) {
      return Delivery.silent("could not be sent: " + e.getMessage());
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

  /** Octet counting: the length, a space, the message. */
  private static byte[] framed(List<byte[]> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      all.writeBytes((line.length + " ").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(line);
    }
    return all.toByteArray();
  }

  private void write(byte[] frames) throws IOException {
    try (Socket socket = open()) {
      socket.getOutputStream().write(frames);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    }
  }

  private Socket open() throws IOException {
    int millis = (int) config.timeout().toMillis();
    Socket plain = new Socket();
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

  @Override
  public String check() {
    if (config.transport() == SyslogConfig.Transport.UDP) {
      return "ok";
    }
    try (Socket socket = open()) {
      return "ok";
    } catch (IOException e) {
      return "does not answer: " + e.getMessage();
    }
  }
}
