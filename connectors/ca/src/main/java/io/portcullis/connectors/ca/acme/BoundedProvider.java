package io.portcullis.connectors.ca.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;

import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;

import io.portcullis.connectors.api.http.RenewedTransport;

/** Makes acme4j's sessions use the hub's own transport, for the requests of one call. */
final class BoundedProvider extends AbstractAcmeProvider {
  private final RenewedTransport transport;
  private final Exchange exchange;

  BoundedProvider(RenewedTransport transport, Exchange exchange) {
    this.transport = transport;
    this.exchange = exchange;
  }

  @Override
  public boolean accepts(URI directory) {
    return true;
  }

  @Override
  public URL resolve(URI directory) {
    try {
      return directory.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("directory: no URL", e);
    }
  }

  @Override
  public Connection connect(URI directory, NetworkSettings settings, HttpClient unused) {
    return new BoundedConnection(createHttpConnector(settings, unused), transport, exchange);
  }

  /** None: acme4j does no more with it than to hand it to connections, and these have their own. */
  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    return null;
  }
}
