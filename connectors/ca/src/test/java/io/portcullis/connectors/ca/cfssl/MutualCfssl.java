package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.testkit.Child;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** Debian's cfssl with a store, which speaks TLS, and to clients of one authority alone. */
final class MutualCfssl implements AutoCloseable {
  private static final String NAME = "CN=Cfssl Test CA";

  private final Path folder;
  private final int port = FreePorts.tcp();
  private final Transport http = new Transport(Duration.ofSeconds(10), 1 << 20);
  private final X509Certificate authority;
  private final Child server;

  MutualCfssl(Path folder, X509Certificate clients) throws Exception {
    this.folder = folder;
    KeyPair keys = Keys.ec();
    KeyPair tls = Keys.ec();
    this.authority = Keys.authority(NAME, keys);
    write("ca.pem", Keys.pem(authority));
    write("ca-key.pem", Keys.pem(keys));
    write("tls.pem", Keys.pem(Keys.leaf(NAME, keys, "CN=cfssl", tls, BigInteger.TEN)));
    write("tls-key.pem", Keys.pem(tls));
    write("clients.pem", Keys.pem(clients));
    write("db.json", "{\"driver\":\"sqlite3\",\"data_source\":\"" + folder + "/certs.db\"}");
    write("store.sql", resource("/cfssl/store-sqlite.sql"));
    Program.Seen seen =
        Program.run("sh", "-c", "cd '" + folder + "' && sqlite3 certs.db < store.sql");
    assertThat(seen.exit()).as(seen.output()).isZero();
    this.server = serve();
  }

  private Child serve() throws Exception {
    // Without TLS it is refused, but answered.
    HttpRequest anything = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
    String line =
        "cfssl serve -address 127.0.0.1 -port %d -ca ca.pem -ca-key ca-key.pem -db-config db.json"
            + " -tls-cert tls.pem -tls-key tls-key.pem -mutual-tls-ca clients.pem";
    return Child.start(folder.resolve("serve.log"), Map.of(), line.formatted(port).split(" ", -1))
        .await(() -> answers(anything));
  }

  X509Certificate authority() {
    return authority;
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + port);
  }

  private boolean answers(HttpRequest request) {
    try {
      return http.send(request).statusCode() > 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MutualCfssl.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }
}
