package io.portcullis.bench.hub;

import java.time.Instant;

import io.portcullis.bench.BenchException;
import io.portcullis.lab.nas.LabNas;

/** Tells a fresh hub of the estate: its devices with their certificates, then their sessions. */
record Seeding(Size size, Estate estate, LabNas nas, Hub hub) {
  private static final int LINES = 500;

  void all(Drain drain) throws InterruptedException {
    for (int i = 0; i < estate.size(); i += LINES) {
      accepted("inventory", estate.inventory(i, LINES));
    }
    drain.await(Drain.ALL);
    for (int i = 0; i < size.revocations(); i++) {
      connect(estate.revoked(i));
    }
    drain.await(Drain.ALL);
  }

  private void connect(Device device) {
    Instant now = Instant.now();
    nas.sessions().add(Revocations.session(device, now), "20");
    accepted("freeradius", Bodies.sessionStart(device, Hub.NAS, estate.certificate(device), now));
  }

  private void accepted(String source, String body) {
    int status = HttpLoad.status(HttpLoad.Post.of(hub.hook(source), body));
    if (status != 202) {
      throw new BenchException("the hub answered " + status + " to " + source);
    }
  }
}
