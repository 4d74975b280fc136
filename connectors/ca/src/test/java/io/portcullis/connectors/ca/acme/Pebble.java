package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.challenge.Http01Challenge;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.testkit.Child;
import io.portcullis.connectors.ca.testkit.Keys;

/**
 * Debian's pebble on free ports of loopback. It rejects one nonce in five: a client gives up after
 * ten in a row.
 */
final class Pebble implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private final int management;
  private final Transport http;
  private final Child child;

  private Pebble(Path folder) throws Exception {
    this.folder = folder;
    this.port = FreePorts.tcp();
    this.management = FreePorts.tcp();
    KeyPair keys = Keys.ec();
    Files.writeString(folder.resolve("tls.key"), Keys.pem(keys));
    Files.writeString(tls(), Keys.pem(Keys.authority("CN=localhost", keys)));
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
         "certificate": "tls.pem", "privateKey": "tls.key", "httpPort": 5002, "tlsPort": 5001,
         "ocspResponderURL": "", "externalAccountBindingRequired": false}}
        """
            .formatted(port, management));
    this.http =
        new Transport(
            PATIENCE, 1 << 20, new Tls(Optional.of(tls()), Optional.empty()).read().context());
    this.child =
        Child.start(
            folder.resolve("pebble.log"),
            Map.of(
                "PEBBLE_VA_ALWAYS_VALID", "1",
                "PEBBLE_VA_NOSLEEP", "1",
                "PEBBLE_WFE_NONCEREJECT", "20"),
            "pebble",
            "-config",
            "config.json");
    child.await(() -> answers(directory()));
  }

  static Pebble start(Path folder) throws Exception {
    return new Pebble(folder);
  }

  /** The certificate that its TLS shows, signed by itself. */
  Path tls() {
    return folder.resolve("tls.pem");
  }

  URI directory() {
    return URI.create("https://127.0.0.1:" + port + "/dir");
  }

  /** The CA that signs, in a file. */
  Path issuer() throws Exception {
    return Files.write(folder.resolve("issuer.pem"), get(manage("/intermediates/0")).body());
  }

  /** Makes an account. */
  Login account(Session session, KeyPair keys) throws Exception {
    return new AccountBuilder().agreeToTermsOfService().useKeyPair(keys).createLogin(session);
  }

  /** Orders a certificate and gets it, as an ACME client does. */
  X509Certificate issue(Account account, KeyPair keys, String host) throws Exception {
    Order order = account.newOrder().domains(host).create();
    for (Authorization authorization : order.getAuthorizations()) {
      authorization.findChallenge(Http01Challenge.class).orElseThrow().trigger();
      authorization.waitForCompletion(PATIENCE);
    }
    order.waitUntilReady(PATIENCE);
    order.execute(Keys.request(keys, host));
    order.waitForCompletion(PATIENCE);
    return order.getCertificate().getCertificate();
  }

  /** What it says of a certificate at its management interface. */
  String status(X509Certificate certificate) throws Exception {
    String serial = Serials.text(certificate.getSerialNumber());
    return new String(
        get(manage("/cert-status-by-serial/" + serial)).body(), StandardCharsets.UTF_8);
  }

  String directoryText() throws Exception {
    return new String(get(directory()).body(), StandardCharsets.UTF_8);
  }

  private URI manage(String path) {
    return URI.create("https://127.0.0.1:" + management + path);
  }

  private HttpResponse<byte[]> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build());
  }

  private boolean answers(URI uri) {
    try {
      return get(uri).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    child.close();
    http.close();
  }
}
