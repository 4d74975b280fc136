package io.portcullis.connectors.ca.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What is said in clear before TLS. Read octet by octet: what follows the last answer must be left
 * to TLS, and a server that sends more than that before it begins is refused (CVE-2011-0411).
 */
final class Dialogue {
  private static final int MAX_LINE = 1_000;
  private static final int MAX_LINES = 50;
  private static final int SHOWN = 80;

  private final Socket socket;
  private final InputStream in;

  Dialogue(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /**
   * @throws OtherProtocolException when the server answers something else
   */
  void hold(StartTls with) throws IOException {
    for (StartTls.Turn turn : with.turns()) {
      if (!turn.say().isEmpty()) {
        say(turn.say().replace("HOST", host()));
      }
      String answer = answer(turn.wanted());
      if (!answer.startsWith(turn.wanted())) {
        throw new OtherProtocolException(
            "to %s it answers \"%s\""
                .formatted(turn.say().isEmpty() ? "the connection" : turn.say(), shown(answer)));
      }
    }
    if (with != StartTls.NONE && socket.getInputStream().available() > 0) {
      throw new OtherProtocolException("it goes on in clear after STARTTLS");
    }
  }

  /** RFC 5321 section 4.1.3: an address literal where this machine has no name to give. */
  private String host() {
    String address = socket.getLocalAddress().getHostAddress();
    return address.contains(":") ? "[IPv6:" + address + "]" : "[" + address + "]";
  }

  private void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The last line of the answer: in SMTP "250-" goes on; in IMAP what has no tag is news. */
  private String answer(String wanted) throws IOException {
    for (int i = 0; i < MAX_LINES; i++) {
      String line = line();
      boolean goesOn = line.startsWith(wanted + "-") || untagged(line, wanted);
      if (!goesOn) {
        return line;
      }
    }
    throw new OtherProtocolException("an answer of more than " + MAX_LINES + " lines");
  }

  private static boolean untagged(String line, String wanted) {
    return wanted.startsWith("a1") && line.startsWith("* ");
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new OtherProtocolException("it hangs up before TLS");
      }
      if (bytes.size() == MAX_LINE) {
        throw new OtherProtocolException("a line of more than " + MAX_LINE + " octets");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static String shown(String answer) {
    String printable = answer.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
  }
}
