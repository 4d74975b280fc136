package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.lab.outside.HubApi;
import io.portcullis.lab.outside.RelyingParty;
import io.portcullis.lab.outside.Report;
import io.portcullis.routes.cli.Demo;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.embedded.EmbeddedElasticsearch;
import io.portcullis.routes.embedded.EmbeddedKafka;

/** Starts everything embedded, plays the scenario and prints what was seen. */
public final class SampleEstateDemo implements Demo {
  private static final String HOME = "portcullis.home";

  private final Clock clock = Clock.systemUTC();

  @Override
  public boolean play(boolean exit, PrintStream out) {
    Report report = new Report(out);
    Path home = Path.of(System.getProperty(HOME, "."));
    Path folder = fresh(home.resolve("data").resolve("demo"));
    report.say("Starting Kafka, Elasticsearch, the local CA, a NAS and the hub ...");
    CompletableFuture<EmbeddedElasticsearch> search =
        CompletableFuture.supplyAsync(
            () ->
                EmbeddedElasticsearch.start(
                    EmbeddedElasticsearch.Settings.in(
                        folder.resolve("elasticsearch"), home.resolve("data").resolve("cache"))));
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder.resolve("kafka")));
        EmbeddedElasticsearch elasticsearch = search.join()) {
      return staged(report, folder, kafka, elasticsearch, exit);
    }
  }

  private boolean staged(
      Report report, Path folder, EmbeddedKafka kafka, EmbeddedElasticsearch search, boolean exit) {
    topic(kafka.bootstrapServers());
    int http = FreePorts.tcp();
    int ca = FreePorts.tcp();
    DemoConfig settings =
        new DemoConfig(
            folder, http, FreePorts.tcp(), ca, kafka.bootstrapServers(), search.uri().toString());
    String hookSecret = random();
    String nasSecret = random();
    String pin = "1357924680";
    settings.secret("hooks", hookSecret);
    settings.secret("nas", nasSecret);
    settings.secret("pin", pin);
    Optional<SampleHsm> hsm = SampleHsm.make(folder.resolve("hsm"), pin);
    SampleCa.Authority authority = SampleCa.issue(folder.resolve("ca"), ca, clock);
    HubApi api = new HubApi(URI.create("http://127.0.0.1:" + http));
    Map<String, String> proof =
        Map.of("X-Hook-Secret", hookSecret, "X-Portcullis-Secret", hookSecret);
    try (SampleNas nas = new SampleNas(nasSecret, api, proof, clock)) {
      PortcullisConfig config = settings.write(nas.port(), hsm);
      try (DemoHub hub = new DemoHub(config, settings.file());
          KafkaProducer<String, String> foreign = producer(kafka.bootstrapServers())) {
        String admin = DemoHub.awaitReady(api, folder.resolve("hub"));
        World world =
            new World(
                api,
                admin,
                approvers(api, admin),
                proof,
                foreign,
                settings.syslog(),
                nas,
                hsm,
                new RelyingParty(authority.certificate(), URI.create("http://127.0.0.1:" + ca)),
                authority.certificates(),
                new Search(search.uri()),
                clock);
        return play(report, world, authority, settings, exit);
      }
    }
  }

  private static boolean play(
      Report report, World world, SampleCa.Authority authority, DemoConfig settings, boolean exit) {
    report.say(
        "Hub at http://127.0.0.1:" + settings.http() + ", configuration in " + settings.file());
    report.say("The network is a small NAS in this process that speaks RFC 5176 over UDP;");
    report.say(
        world.hsm().isPresent()
            ? "the HSM is SoftHSM2; "
                + "everything else is real: Kafka, Elasticsearch, CA, CRL, OCSP."
            : "there is no HSM (install softhsm2 and opensc to see keys locked); "
                + "everything else is real: Kafka, Elasticsearch, CA, CRL, OCSP.");
    new Seeding(world, report).play(authority.models());
    Scenario scenario = new Scenario(world, report);
    scenario.noncompliant();
    scenario.compliantAgain();
    scenario.credentialTheft();
    scenario.deactivated();
    new Tamper(world, report).play();
    scenario.newPrincipal();
    new PoisonedFeed(world, report, scenario).play();
    new Evidence(world, report).play();
    boolean all = report.allSeen();
    if (!exit) {
      stay(report, settings);
    }
    return all;
  }

  private static void stay(Report report, DemoConfig settings) {
    report.say("The hub stays up; look at it with");
    report.say(
        "  ./portcullis explain laptop-017 --hub http://127.0.0.1:%d --token-file %s"
            .formatted(settings.http(), settings.folder().resolve("hub/first-admin.token")));
    report.say("End it with Ctrl-C.");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> approvers(HubApi api, String admin) {
    return Stream.of("ada", "grace")
        .map(
            name ->
                api.call("POST", "/people", admin, Map.of("name", name, "role", "approver"))
                    .path("token")
                    .asText())
        .toList();
  }

  private static void topic(String bootstrap) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(DemoConfig.INTUNE_TOPIC, 1, (short) 1))).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("the foreign topic can not be made", e.getCause());
    }
  }

  private static KafkaProducer<String, String> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new StringSerializer());
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Each demonstration begins anew. */
  private static Path fresh(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(folder).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can not be emptied", e);
    }
  }
}
