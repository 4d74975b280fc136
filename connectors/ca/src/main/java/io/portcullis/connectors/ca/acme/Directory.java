package io.portcullis.connectors.ca.acme;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import org.shredzone.acme4j.Session;

import io.portcullis.connectors.api.http.RenewedTransport;

/**
 * An authority's directory, reached by one transport. Each call gets a session of its own: acme4j
 * keeps a lock on a session's nonce over a whole request, so that calls sharing one would wait for
 * each other.
 */
final class Directory implements AutoCloseable {
  /** An answer is a problem, an account or a directory: a few KiB. */
  static final int MAX_BODY = 64 * 1024;

  private final URI uri;
  private final Duration span;
  private final RenewedTransport transport;

  Directory(AcmeConfig config) {
    this.uri = config.directory();
    this.span = config.timeout();
    this.transport = new RenewedTransport(config.tls(), config.timeout(), MAX_BODY);
  }

  /** Begins a call: what is asked by this session has one deadline. */
  Call call() {
    Exchange exchange = new Exchange(span);
    Session session = new Session(uri, new BoundedProvider(transport, exchange));
    // Problems are told in the language of the hub's own messages.
    session.setLocale(Locale.ENGLISH);
    session.networkSettings().setCompressionEnabled(false);
    session.networkSettings().setTimeout(span);
    return new Call(session, exchange);
  }

  /** A session and what its requests share. */
  record Call(Session session, Exchange exchange) {}

  @Override
  public void close() {
    transport.close();
  }
}
