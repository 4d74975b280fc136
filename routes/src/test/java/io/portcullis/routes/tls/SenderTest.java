package io.portcullis.routes.tls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.ca.local.SubjectAltName;
import io.portcullis.connectors.ca.local.SubjectAltName.Type;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.config.SenderName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Through a TLS listener, with certificates of every sort. */
class SenderTest {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration OVER = Duration.ofHours(1);
  private static final String OURS = "CN=sender,O=Keep";
  private static final SubjectAltName DNS = new SubjectAltName(Type.DNS, "Sender.Example.net");
  private static final SubjectAltName URL = new SubjectAltName(Type.URI, "spiffe://keep/Sender");

  @TempDir private static Path folder;
  private static SenderCa ca;
  private static ClientTrust trust;
  private static Vertx vertx;
  private static HttpServer listener;
  private static volatile AuthSettings.Mtls accepted;

  @BeforeAll
  static void listen() throws Exception {
    ca = new SenderCa(folder.resolve("ca"));
    ca.issue("CN=localhost", Use.SERVER, LIFE, new SubjectAltName(Type.DNS, "localhost"))
        .write(folder.resolve("hub.crt"), folder.resolve("hub.key"));
    trust = ClientTrust.of(ca.file());
    vertx = Vertx.vertx();
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setUseAlpn(true).setHost("localhost");
    options.setKeyCertOptions(
        new io.vertx.core.net.PemKeyCertOptions()
            .addCertPath(folder.resolve("hub.crt").toString())
            .addKeyPath(folder.resolve("hub.key").toString()));
    new AskForCertificates(config()).customizeHttpsServer(options);
    listener =
        vertx
            .createHttpServer(options)
            .requestHandler(SenderTest::answer)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  private static PortcullisConfig config() throws Exception {
    String tls = "{certificate: hub.crt, key: hub.key, client-ca: ca/authority.pem}";
    return ConfigLoader.load(
        Files.writeString(folder.resolve("portcullis.yaml"), "http: {tls: " + tls + "}\n"));
  }

  private static void answer(HttpServerRequest request) {
    Optional<String> problem = Sender.problem(accepted, Optional.of(trust), shown(request));
    request.response().setStatusCode(problem.isEmpty() ? 202 : 401).end(problem.orElse(""));
  }

  private static List<X509Certificate> shown(HttpServerRequest request) {
    try {
      Certificate[] chain = request.sslSession().getPeerCertificates();
      return Stream.of(chain).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }

  @AfterAll
  static void close() {
    vertx.close();
  }

  @Test
  void withoutACertificateNobodySends() throws Exception {
    assertThat(sent(Optional.empty(), "subject=" + OURS))
        .isEqualTo("401 there is no client certificate");
  }

  @Test
  void anotherAuthorityOfTheSameNameProvesNothing() throws Exception {
    SenderCa stranger = new SenderCa(folder.resolve("stranger"));
    SenderCa.Held held = stranger.issue(OURS, Use.CLIENT, LIFE, DNS);
    assertThat(sent(Optional.of(held), "subject=" + OURS, "dns=sender.example.net", pin(held)))
        .isEqualTo("401 the client certificate is of no authority in http.tls.client-ca");
  }

  @Test
  void aCertificateThatHasExpiredProvesNothing() throws Exception {
    SenderCa.Held held = ca.issue(OURS, Use.CLIENT, OVER);
    assertThat(sent(Optional.of(held), "subject=" + OURS, pin(held)))
        .isEqualTo("401 the client certificate has expired");
  }

  @Test
  void aListenersCertificateProvesNothing() throws Exception {
    SenderCa.Held held = ca.issue(OURS, Use.SERVER, LIFE);
    assertThat(sent(Optional.of(held), "subject=" + OURS))
        .isEqualTo("401 the client certificate is not meant for TLS clients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject=CN=sender",
        "subject=CN=sender,O=Keep,C=DE",
        "subject=CN=sender2,O=Keep",
        "dns=sender",
        "dns=example.net",
        "dns=other.example.net",
        "uri=spiffe://keep/sender",
        "uri=spiffe://keep/Sender/more",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void anotherSenderOfTheSameAuthorityIsNotThisSource(String accept) throws Exception {
    SenderCa.Held held = ca.issue(OURS, Use.CLIENT, LIFE, DNS, URL);
    assertThat(sent(Optional.of(held), accept))
        .isEqualTo("401 the client certificate is not one of this source");
  }

  @Test
  void aWildcardStandsForNobody() throws Exception {
    SubjectAltName all = new SubjectAltName(Type.DNS, "*.example.net");
    SenderCa.Held held = ca.issue(OURS, Use.CLIENT, LIFE, all);
    assertThat(sent(Optional.of(held), "dns=sender.example.net")).startsWith("401");
  }

  @Test
  void aListenerThatAsksForNoneLetsNobodyIn() {
    assertThat(Sender.problem(accepting("subject=" + OURS), Optional.empty(), List.of()))
        .contains("the hub asks for no client certificate");
  }

  @Test
  void aFileThatIsNoAuthorityIsNamed() throws Exception {
    Path none = folder.resolve("none.pem");
    Path garbage = Files.writeString(folder.resolve("garbage.pem"), "keep out");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path many =
        Files.writeString(
            folder.resolve("many.pem"),
            Files.readString(ca.file()).repeat(CertificateFile.MAX_CERTIFICATES + 1));
    for (Path file : List.of(none, garbage, empty, many)) {
      assertThatThrownBy(() -> ClientTrust.of(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("http.tls.client-ca: " + file);
    }
  }

  @Test
  void asManyAuthoritiesAsAreAllowedAreTaken() throws Exception {
    String one = Files.readString(ca.file());
    Path most =
        Files.writeString(folder.resolve("most.pem"), one.repeat(CertificateFile.MAX_CERTIFICATES));
    assertThat(ClientTrust.of(most).authorities()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject=CN=sender,O=Keep",
        "subject=cn = Sender , o=keep",
        "dns=sender.example.NET",
        "uri=spiffe://keep/Sender"
      })
  void theSenderIsKnownByWhatItsCertificateSays(String accept) throws Exception {
    SenderCa.Held held = ca.issue(OURS, Use.CLIENT, LIFE, DNS, URL);
    assertThat(sent(Optional.of(held), "dns=other.example.net", accept)).isEqualTo("202 ");
  }

  @Test
  void theSenderIsKnownByItsCertificate() throws Exception {
    SenderCa.Held held = ca.issue(OURS, Use.CLIENT, LIFE);
    assertThat(sent(Optional.of(held), pin(held))).isEqualTo("202 ");
  }

  private static String pin(SenderCa.Held held) {
    return "sha256=" + X509.certificate(held.certificate()).sha256();
  }

  private static AuthSettings.Mtls accepting(String... accept) {
    return new AuthSettings.Mtls(Stream.of(accept).map(SenderName::parse).toList());
  }

  private static String sent(Optional<SenderCa.Held> held, String... accept) throws Exception {
    accepted = accepting(accept);
    try (HttpClient client = HttpClient.newBuilder().sslContext(ca.client(held)).build()) {
      URI uri = URI.create("https://localhost:" + listener.actualPort() + "/hooks/keep");
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
              HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }
}
