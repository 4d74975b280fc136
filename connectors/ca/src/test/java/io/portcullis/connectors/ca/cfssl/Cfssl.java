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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.testkit.Child;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** Debian's cfssl: {@code serve} with a store, and the commands by which its OCSP is kept. */
final class Cfssl implements AutoCloseable {
  static final String NAME = "CN=Cfssl Test CA";
  static final String KEY = "00112233445566778899aabbccddeeff";

  private final Path folder;
  private final int port = Child.freePort();
  private final int ocspPort = Child.freePort();
  private final Transport http = new Transport(Duration.ofSeconds(10), 1 << 20);
  private final X509Certificate authority;
  private Child server;
  private Child responder;

  private Cfssl(Path folder) throws Exception {
    this.folder = folder;
    KeyPair keys = Keys.ec();
    KeyPair ocsp = Keys.ec();
    this.authority = Keys.authority(NAME, keys);
    write("ca.pem", Keys.pem(authority));
    write("ca-key.pem", Keys.pem(keys));
    write("ocsp.pem", Keys.pem(Keys.responder(NAME, keys, ocsp)));
    write("ocsp-key.pem", Keys.pem(ocsp));
    KeyPair tls = Keys.ec();
    write("tls.pem", Keys.pem(Keys.leaf(NAME, keys, "CN=cfssl", tls, BigInteger.TEN)));
    write("tls-key.pem", Keys.pem(tls));
    write("db.json", "{\"driver\":\"sqlite3\",\"data_source\":\"" + folder + "/certs.db\"}");
    write(
        "config.json",
        """
        {"signing": {"default": {"expiry": "24h", "usages": ["digital signature", "client auth"]},
          "profiles": {"hub": {"expiry": "1h", "usages": ["client auth"], "auth_key": "hub"}}},
         "auth_keys": {"hub": {"type": "standard", "key": "%s"}}}
        """
            .formatted(KEY));
    sql(resource("/cfssl/schema.sql"));
  }

  static Cfssl start(Path folder) throws Exception {
    Cfssl made = new Cfssl(folder);
    made.serve("-db-config", "db.json");
    return made;
  }

  /** Speaks TLS, and to clients of this authority alone; shows a certificate of its own. */
  static Cfssl startMutual(Path folder, X509Certificate clients) throws Exception {
    Cfssl made = new Cfssl(folder);
    made.write("clients.pem", Keys.pem(clients));
    made.serve(
        "-db-config",
        "db.json",
        "-tls-cert",
        "tls.pem",
        "-tls-key",
        "tls-key.pem",
        "-mutual-tls-ca",
        "clients.pem");
    return made;
  }

  static Cfssl startWithoutStore(Path folder) throws Exception {
    Cfssl made = new Cfssl(folder);
    made.serve("-loglevel", "1");
    return made;
  }

  X509Certificate authority() {
    return authority;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI ocsp() {
    return URI.create("http://127.0.0.1:" + ocspPort);
  }

  /** Signs answers for all certificates anew and starts the responder with them. */
  void refreshOcsp() throws Exception {
    run(
        "cfssl ocsprefresh -db-config db.json -ca ca.pem -responder ocsp.pem"
            + " -responder-key ocsp-key.pem");
    run("cfssl ocspdump -db-config db.json > ocsp.dump");
    if (responder != null) {
      responder.close();
    }
    responder =
        Child.start(
                folder.resolve("ocsp.log"),
                Map.of(),
                "cfssl",
                "ocspserve",
                "-address",
                "127.0.0.1",
                "-port",
                "" + ocspPort,
                "-responses",
                "ocsp.dump")
            .await(() -> answers(HttpRequest.newBuilder(ocsp()).build()));
  }

  /** A certificate's row: status, reason, time. */
  String row(X509Certificate certificate) throws Exception {
    return sql("SELECT status, reason, revoked_at FROM certificates WHERE serial_number = '"
            + certificate.getSerialNumber()
            + "';")
        .strip();
  }

  String sql(String text) throws Exception {
    Path file = folder.resolve("command.sql");
    Files.writeString(file, text);
    return run("sqlite3 certs.db < command.sql");
  }

  private void serve(String... more) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("cfssl", "serve", "-address", "127.0.0.1", "-port", "" + port));
    line.addAll(List.of("-ca", "ca.pem", "-ca-key", "ca-key.pem", "-config", "config.json"));
    line.addAll(List.of(more));
    HttpRequest info =
        HttpRequest.newBuilder(url().resolve("/api/v1/cfssl/info"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"label\":\"\"}"))
            .build();
    server =
        Child.start(folder.resolve("serve.log"), Map.of(), line.toArray(String[]::new))
            .await(() -> answers(info));
  }

  private String run(String command) throws Exception {
    Program.Seen seen = Program.run("sh", "-c", "cd '" + folder + "' && " + command);
    assertThat(seen.exit()).as(seen.output()).isZero();
    return seen.output();
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
    try (InputStream in = Cfssl.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.close();
    if (responder != null) {
      responder.close();
    }
    http.close();
  }
}
