package io.portcullis.connectors.notify.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;

/**
 * The server that takes mail for others, and for whom it is.
 *
 * @param login where the server wants one
 * @param tls of which the server's name is always checked
 * @param timeout of one mail, from the first packet to the server's word that it has it
 */
public record MailConfig(
    String name,
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    List<String> to,
    Tls tls,
    Duration timeout) {
  /** How the connection is kept from being read. */
  public enum Security {
    /** RFC 3207, and never without: a server that does not offer it gets no mail. */
    STARTTLS,
    /** RFC 8314 section 3.3: from the first byte. */
    IMPLICIT,
    /** Not at all: for a server on the same machine. */
    NONE
  }

  /** {@code password} is read at each use. */
  public record Login(String user, Supplier<String> password) {}
}
