package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.radius.RadiusServer.Programs;

/**
 * Devices that log in by EAP-TLS again and again, many at once, each a process of {@code
 * eapol_test}. It pauses 100 ms between two logins of one device, so it takes many devices to keep
 * a server busy.
 */
final class Logins {
  private static final int MOST_SECONDS = 600;

  private Logins() {}

  /**
   * @param certs where device-N.pem lie, one for each client
   * @return logins a second, over all
   * @throws BenchException when one of them did not come in
   */
  static double rate(int port, Path certs, Path run, Size size) throws InterruptedException {
    List<Process> clients = new ArrayList<>();
    long began = System.nanoTime();
    try {
      for (int i = 0; i < size.clients(); i++) {
        clients.add(client(i, port, certs, run, size.logins()));
      }
      for (int i = 0; i < clients.size(); i++) {
        boolean ended = clients.get(i).waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended || clients.get(i).exitValue() != 0) {
          throw new BenchException("a login failed; see " + log(run, i));
        }
      }
      return size.loginsOfAll() * 1e9 / (System.nanoTime() - began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      clients.forEach(Process::destroyForcibly);
    }
  }

  private static Process client(int number, int port, Path certs, Path run, int logins)
      throws IOException {
    Path config = run.resolve("client-" + number + ".conf");
    Files.writeString(config, config(number, certs));
    return new ProcessBuilder(
            Programs.EAPOL_TEST.path(),
            "-c" + config,
            "-a127.0.0.1",
            "-p" + port,
            "-s" + RadiusServer.SECRET,
            "-M02:be:00:00:00:%02x".formatted(number),
            "-r" + (logins - 1),
            "-t" + MOST_SECONDS,
            "-n")
        .redirectErrorStream(true)
        .redirectOutput(log(run, number).toFile())
        .start();
  }

  private static String config(int number, Path certs) {
    return """
        fast_reauth=0
        network={
          key_mgmt=IEEE8021X
          eap=TLS
          identity="device-%d"
          ca_cert="%s"
          client_cert="%s"
          private_key="%s"
          eapol_flags=0
        }
        """
        .formatted(
            number,
            certs.resolve("ca.pem"),
            certs.resolve("device-" + number + ".pem"),
            certs.resolve("device-" + number + ".key"));
  }

  private static Path log(Path run, int number) {
    return run.resolve("client-" + number + ".log");
  }
}
