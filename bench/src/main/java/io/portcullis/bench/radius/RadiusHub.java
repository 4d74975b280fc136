package io.portcullis.bench.radius;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.hub.Child;
import io.portcullis.bench.hub.HubJvm;
import io.portcullis.connectors.api.FreePorts;

/** The real hub, which answers live authorisation. */
final class RadiusHub implements AutoCloseable {
  private static final int START_SECONDS = 300;
  private static final int TRY_MILLIS = 200;

  private final Child child;
  private final String url;

  private RadiusHub(Child child, String url) {
    this.child = child;
    this.url = url;
  }

  /**
   * @param folder its data stay there from one start to the next
   * @param kafka where it looks for Kafka, which may be away
   * @param caPort where its CA, of the folder {@code ca}, answers OCSP
   */
  static RadiusHub start(Path folder, String kafka, int caPort) {
    int port = FreePorts.tcp();
    Child child = HubJvm.start(folder, config(port, kafka, caPort));
    return new RadiusHub(child, "http://127.0.0.1:" + port);
  }

  private static String config(int port, String kafka, int caPort) {
    return """
        http: {port: %d}
        kafka: {bootstrap-servers: "%s"}
        sources:
          - {name: inventory, type: inventory}
        enforcers:
          ca:
            - {name: bench-ca, subject: "%s", folder: ca, port: %d}
        """
        .formatted(port, kafka, Devices.CA, caPort);
  }

  String url() {
    return url;
  }

  /** Waits until its inventory is open, which needs Kafka, and tells it this. */
  void tell(String inventory) throws InterruptedException {
    await(() -> Ask.post(url + "/hooks/inventory", inventory).status() == 202);
  }

  /** Waits until live authorisation answers. */
  void awaitAnswers() throws InterruptedException {
    await(() -> Ask.post(url + "/radius/authorize", "{}").status() == 401);
  }

  /** Waits until all that was in the topic at this moment is in its store. */
  void awaitCurrent(Instant at) throws InterruptedException {
    await(
        () ->
            Ask.post(url + "/radius/authorize", "{}")
                .storeAsOf()
                .filter(asOf -> asOf.isAfter(at))
                .isPresent());
  }

  /** A condition that may ask the hub. */
  private interface Condition {
    boolean holds();
  }

  private void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!condition.holds()) {
      child.requireAlive();
      if (System.nanoTime() > end) {
        throw new BenchException("the hub did not come so far within " + START_SECONDS + " s");
      }
      TimeUnit.MILLISECONDS.sleep(TRY_MILLIS);
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
