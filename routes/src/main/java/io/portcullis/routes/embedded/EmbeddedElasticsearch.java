package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real single-node Elasticsearch as a child of this process, on loopback only, for the demo, the
 * lab and the tests. It has no security of its own and no copies: not for production.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
  private static final long START_LIMIT_MILLIS = TimeUnit.MINUTES.toMillis(2);
  private static final long LOOK_MILLIS = 200;

  private final FolderLock lock;
  private final ChildProcess child;
  private final URI uri;
  private final Thread hook = new Thread(this::stop, "elasticsearch-stop");
  private boolean closed;

  /**
   * @param folder where its data, configuration and log lie; made when missing
   * @param cache where the unpacked program lies; shared by all folders
   * @param port for HTTP, 0 for the one of the last run, or any
   * @param heapMegabytes of its JVM
   */
  public record Settings(Path folder, Path cache, int port, int heapMegabytes) {
    private static final int HEAP_MEGABYTES = 512;

    public Settings {
      folder = UnprivilegedUser.reachable(folder);
      cache = UnprivilegedUser.reachable(cache);
    }

    public static Settings in(Path folder, Path cache) {
      return new Settings(folder, cache, Ports.ANY, HEAP_MEGABYTES);
    }
  }

  private EmbeddedElasticsearch(FolderLock lock, ChildProcess child, URI uri) {
    this.lock = lock;
    this.child = child;
    this.uri = uri;
  }

  /**
   * Fetches it when needed, starts it and returns when it answers.
   *
   * @throws IllegalStateException naming the folder when another process uses it, or why it does
   *     not start
   */
  public static EmbeddedElasticsearch start(Settings settings) {
    return start(settings, ElasticsearchDistribution.in(settings.cache()));
  }

  /**
   * @param program the unpacked home of the Elasticsearch to start
   */
  static EmbeddedElasticsearch start(Settings settings, Path program) {
    FolderLock lock = FolderLock.acquire(settings.folder());
    try {
      Path pidFile = settings.folder().resolve("elasticsearch.pid");
      ChildProcess.endLeftover(pidFile);
      int port = configure(settings, program);
      UnprivilegedUser.own(settings.folder());
      ChildProcess child = ChildProcess.start(command(settings, program), pidFile);
      URI uri = URI.create("http://127.0.0.1:" + port);
      EmbeddedElasticsearch node = new EmbeddedElasticsearch(lock, child, uri);
      node.awaitAnswer(log(settings));
      Runtime.getRuntime().addShutdownHook(node.hook);
      return node;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public URI uri() {
    return uri;
  }

  /** Ends it in order; its data stays. A second call does nothing. */
  @Override
  public void close() {
    stop();
    if (!hook.isAlive()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        LOG.debug("the process is ending already", e);
      }
    }
  }

  private synchronized void stop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      child.close();
    } finally {
      lock.close();
    }
  }

  private void awaitAnswer(Path log) {
    long began = System.nanoTime();
    while (!HttpProbe.answers(uri.resolve("/_cluster/health"))) {
      long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (child.endsWithin(LOOK_MILLIS) || passed > START_LIMIT_MILLIS) {
        child.close();
        throw new IllegalStateException(
            "Elasticsearch did not start within %d ms; its log is %s".formatted(passed, log));
      }
    }
    LOG.info(
        "Elasticsearch on {}, started in {} ms",
        uri,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private static int configure(Settings settings, Path program) {
    Ports ports = Ports.in(settings.folder());
    int http = ports.choose("elasticsearch", settings.port());
    int transport = ports.choose("elasticsearch-transport", Ports.ANY);
    ports.save();
    try {
      Path config = Files.createDirectories(settings.folder().resolve("config"));
      for (String name : List.of("data", "logs", "tmp")) {
        Files.createDirectories(settings.folder().resolve(name));
      }
      for (String name : List.of("jvm.options", "log4j2.properties")) {
        Files.copy(
            program.resolve("config").resolve(name),
            config.resolve(name),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(config.resolve("elasticsearch.yml"), yaml(settings, http, transport));
      return http;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String yaml(Settings settings, int http, int transport) {
    return """
        cluster.name: portcullis-embedded
        node.name: portcullis
        discovery.type: single-node
        network.host: 127.0.0.1
        http.port: %d
        transport.port: %d
        path.data: %s
        path.logs: %s
        xpack.security.enabled: false
        # A demo on a laptop whose disk is nearly full must still start.
        cluster.routing.allocation.disk.threshold_enabled: false
        """
        .formatted(
            http, transport, settings.folder().resolve("data"), settings.folder().resolve("logs"));
  }

  private static ProcessBuilder command(Settings settings, Path program) {
    ProcessBuilder builder = new ProcessBuilder(UnprivilegedUser.prefix());
    builder.command().add(program.resolve("bin").resolve("elasticsearch").toString());
    int heap = settings.heapMegabytes();
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ES_JAVA_OPTS", "-Xms%dm -Xmx%dm".formatted(heap, heap));
    builder.environment().put("ES_PATH_CONF", settings.folder().resolve("config").toString());
    builder.environment().put("ES_TMPDIR", settings.folder().resolve("tmp").toString());
    builder.environment().put("HOME", settings.folder().toString());
    builder.directory(settings.folder().toFile());
    return builder.redirectErrorStream(true).redirectOutput(log(settings).toFile());
  }

  private static Path log(Settings settings) {
    return settings.folder().resolve("elasticsearch.log");
  }
}
