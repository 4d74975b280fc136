package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.ca.endpoint.Looked.Away;
import io.portcullis.connectors.ca.endpoint.Looked.Served;
import io.portcullis.connectors.ca.testkit.Child;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** OpenSSL's server with certificates and OCSP answers that OpenSSL made. */
class OpensslServerIT {
  private static final List<String> NAME = List.of("shop.example.org");

  @TempDir Path dir;
  private final List<Child> running = new ArrayList<>();
  private Roots roots;

  @BeforeEach
  void make() throws Exception {
    Program.need("openssl", "openssl");
    req("root", "/CN=Root", "CA:TRUE", "root");
    req("sub", "/CN=Sub", "CA:TRUE", "root");
    req("shop", "/CN=Shop", "CA:FALSE", "sub");
    roots = Roots.of(dir.resolve("root.pem"));
  }

  @AfterEach
  void close() {
    running.forEach(Child::close);
  }

  @Test
  void anIntermediateCertificateThatIsNotServedIsMissing() throws Exception {
    // Given
    int port = serve("shop");
    // When
    Judged judged = judged(port);
    // Then
    assertThat(judged.untrusted()).isPresent();
  }

  @Test
  void theIntermediateCertificateIsServed() throws Exception {
    // Given
    int port = serve("shop", "-cert_chain", "sub.pem");
    // When
    Judged judged = judged(port);
    // Then
    assertThat(judged.untrusted()).isEmpty();
    assertThat(judged.wrongNames()).isEmpty();
    assertThat(judged.staple()).isEqualTo(new Staple(Staple.Kind.NONE, true, ""));
  }

  @Test
  void aThousandCertificatesAreReadNoFurther() throws Exception {
    // Given
    Files.writeString(
        dir.resolve("many.pem"), Files.readString(dir.resolve("sub.pem")).repeat(1_000));
    int port = serve("shop", "-cert_chain", "many.pem");
    // When
    Looked looked = look(port);
    // Then
    assertThat(looked).isInstanceOf(Away.class);
    assertThat(((Away) looked).why()).isIn(Looked.Why.TOO_MUCH, Looked.Why.RESET);
  }

  @Test
  void anAnswerThatSaysRevokedIsABadStaple() throws Exception {
    // Given
    int port = serve("shop", "-cert_chain", "sub.pem", "-status_file", staple("R", 1));
    // When
    Judged judged = judged(port);
    // Then
    assertThat(judged.staple().kind()).isEqualTo(Staple.Kind.BAD);
    assertThat(judged.staple().detail()).contains("revoked");
  }

  @Test
  void anAnswerThatHasRunOutIsABadStaple() throws Exception {
    // Given
    int port = serve("shop", "-cert_chain", "sub.pem", "-status_file", staple("V", 1));
    Served served = (Served) look(port);
    // When
    Judged judged = Judged.of(served, NAME, roots, Instant.now().plus(Duration.ofDays(2)));
    // Then
    assertThat(judged.staple().kind()).isEqualTo(Staple.Kind.BAD);
    assertThat(judged.staple().detail()).contains("OCSP answer is of");
  }

  @Test
  void aGoodAnswerIsStapledInBothVersionsOfTls() throws Exception {
    // Given
    String staple = staple("V", 1);
    int older = serve("shop", "-tls1_2", "-cert_chain", "sub.pem", "-status_file", staple);
    int newer = serve("shop", "-tls1_3", "-cert_chain", "sub.pem", "-status_file", staple);
    // When
    List<Judged> judged = List.of(judged(older), judged(newer));
    // Then
    assertThat(judged).allMatch(j -> j.staple().kind() == Staple.Kind.GOOD);
  }

  private Judged judged(int port) {
    return Judged.of((Served) look(port), NAME, roots, Instant.now());
  }

  private static Looked look(int port) {
    return new EndpointProbe(Bounds.of(Duration.ofSeconds(20)))
        .look(InetAddress.getLoopbackAddress(), port, NAME.getFirst(), StartTls.NONE);
  }

  /** An OCSP answer of the authority for the server's certificate, which holds for some days. */
  private String staple(String state, int days) throws Exception {
    String serial =
        run("x509", "-in", "shop.pem", "-noout", "-serial").strip().replace("serial=", "");
    Files.writeString(
        dir.resolve("index.txt"),
        "%s\t351231235959Z\t%s\t%s\tunknown\t/CN=Shop%n"
            .formatted(state, state.equals("R") ? "250101000000Z,keyCompromise" : "", serial));
    run(
        "ocsp",
        "-index",
        "index.txt",
        "-CA",
        "sub.pem",
        "-rsigner",
        "sub.pem",
        "-rkey",
        "sub.key",
        "-issuer",
        "sub.pem",
        "-cert",
        "shop.pem",
        "-ndays",
        "" + days,
        "-respout",
        "staple.der");
    return "staple.der";
  }

  private void req(String name, String subject, String constraints, String by) throws Exception {
    String extensions =
        "basicConstraints=critical,%s\nsubjectAltName=DNS:shop.example.org\n%s"
            .formatted(
                constraints, constraints.equals("CA:FALSE") ? "tlsfeature=status_request\n" : "");
    Files.writeString(dir.resolve("ext"), extensions);
    run(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-noenc",
        "-subj",
        subject,
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr");
    List<String> sign =
        new ArrayList<>(
            List.of("x509", "-req", "-in", name + ".csr", "-days", "30", "-extfile", "ext"));
    sign.addAll(
        name.equals(by)
            ? List.of("-signkey", name + ".key")
            : List.of("-CA", by + ".pem", "-CAkey", by + ".key", "-CAcreateserial"));
    sign.addAll(List.of("-out", name + ".pem"));
    run(sign.toArray(String[]::new));
  }

  private String run(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("openssl"));
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private int serve(String name, String... more) throws Exception {
    int port = FreePorts.tcp();
    List<String> line =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                name + ".pem",
                "-key",
                name + ".key"));
    line.addAll(List.of(more));
    Child child = Child.start(dir.resolve("server-" + port), Map.of(), line.toArray(String[]::new));
    running.add(child);
    child.await(() -> open(port));
    return port;
  }

  private static boolean open(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
