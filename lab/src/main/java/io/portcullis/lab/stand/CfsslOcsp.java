package io.portcullis.lab.stand;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/**
 * CFSSL's OCSP. Debian's release answers from a file that three commands bring up to date: all
 * answers are signed anew, written out, and the responder is started again with them. An operator
 * does so by a timer; {@link #keep} looks at the store each second and does it when that has
 * changed. While the responder starts again it can not be reached.
 */
final class CfsslOcsp implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final long LOOK_MILLIS = 1_000;

  private final CfsslFiles files;
  private final CfsslStore store;
  private final int port = FreePorts.tcp();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private Daemon responder;
  private String answered = "";
  private boolean closed;

  CfsslOcsp(CfsslFiles files, CfsslStore store) {
    this.files = files;
    this.store = store;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From now on it is up to date within some seconds. */
  void keep() {
    keeper.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Brings it up to date; without a certificate in the store there is nothing to answer.
   *
   * @throws LabException saying which command failed
   */
  synchronized void refresh() {
    String now = store.summary();
    if (closed || now.isEmpty()) {
      return;
    }
    String configuration = files.storeConfiguration().toString();
    Shell.run(
        "cfssl",
        "ocsprefresh",
        "-db-config",
        configuration,
        "-ca",
        files.ca().toString(),
        "-responder",
        files.signer().toString(),
        "-responder-key",
        files.signerKey().toString());
    String dump = "cfssl ocspdump -db-config \"$1\" > \"$2\"";
    Shell.run("sh", "-c", dump, "sh", configuration, files.answers().toString());
    restart();
    answered = now; // what came meanwhile is another summary
  }

  @Override
  public void close() {
    keeper.shutdownNow();
    end();
  }

  private synchronized void end() {
    closed = true;
    if (responder != null) {
      responder.close();
    }
  }

  private void look() {
    try {
      if (!store.summary().equals(answered())) {
        refresh();
      }
    } catch (LabException e) {
      // The store is busy, or all of it is being closed: the next look does it.
      System.getLogger("portcullis")
          .log(System.Logger.Level.DEBUG, "cfssl's OCSP is as it was: " + e.getMessage());
    }
  }

  private synchronized String answered() {
    return answered;
  }

  private void restart() {
    if (responder != null) {
      responder.close();
    }
    responder =
        Daemon.start(
            "ocspserve",
            files.folder(),
            "ocspserve.out",
            Map.of(),
            List.of(
                "cfssl",
                "ocspserve",
                "-address",
                "127.0.0.1",
                "-port",
                Integer.toString(port),
                "-responses",
                files.answers().toString()));
    if (!responder.await(START, () -> Ports.answers(port))) {
      throw new LabException("cfssl ocspserve does not start: " + responder.tail());
    }
  }
}
