package io.portcullis.routes.seal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where Elasticsearch is, and how to be let in.
 *
 * @param hosts one or more nodes, e.g. http://127.0.0.1:9200
 * @param authorization value of the HTTP header, e.g. "ApiKey ...", or empty; never printed
 * @param tls what is trusted besides the JDK's own roots, when needed
 */
public record ElasticsearchAccess(List<URI> hosts, String authorization, Optional<SSLContext> tls) {

  public ElasticsearchAccess {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("elasticsearch.hosts: empty");
    }
  }

  /** The embedded one: no security, loopback. */
  public static ElasticsearchAccess open(URI host) {
    return new ElasticsearchAccess(List.of(host), "", Optional.empty());
  }

  @Override
  public String toString() {
    return "ElasticsearchAccess" + hosts;
  }
}
