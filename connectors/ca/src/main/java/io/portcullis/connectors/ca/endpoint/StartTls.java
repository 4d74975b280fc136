package io.portcullis.connectors.ca.endpoint;

import java.util.List;
import java.util.Locale;

/** How a server that first speaks in clear is asked for TLS. */
public enum StartTls {
  /** It speaks TLS at once. */
  NONE(List.of()),
  /** RFC 3207 section 4: greeting, EHLO, STARTTLS. */
  SMTP(List.of(new Turn("", "220"), new Turn("EHLO HOST", "250"), new Turn("STARTTLS", "220"))),
  /** RFC 9051 section 6.2.1. */
  IMAP(List.of(new Turn("", "* OK"), new Turn("a1 STARTTLS", "a1 OK"))),
  /** RFC 2595 section 4. */
  POP3(List.of(new Turn("", "+OK"), new Turn("STLS", "+OK")));

  private final List<Turn> turns;

  StartTls(List<Turn> turns) {
    this.turns = turns;
  }

  /**
   * One line there and its answer.
   *
   * @param say empty where the server speaks first; HOST stands for this machine's name
   * @param wanted what the last line of the answer begins with
   */
  record Turn(String say, String wanted) {}

  List<Turn> turns() {
    return turns;
  }

  /** As it is written in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
