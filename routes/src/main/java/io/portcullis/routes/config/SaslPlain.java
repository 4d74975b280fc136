package io.portcullis.routes.config;

/**
 * User and password for Kafka (SASL PLAIN, RFC 4616), always over TLS. Azure Event Hubs takes the
 * user {@code $ConnectionString} and a connection string as password.
 */
public record SaslPlain(String user, SecretRef password) {
  public SaslPlain {
    new Checks().filled(user, "user").end();
  }
}
