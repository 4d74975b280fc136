package io.portcullis.lab.chaos;

import java.time.Duration;
import java.util.Map;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Wait;
import io.portcullis.lab.outside.HubApi;

/** A sender that gives no record up: without a 202 it sends again, as vendors' services do. */
final class Sender {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HubApi hub;
  private final Map<String, String> proof;

  Sender(HubApi hub, Map<String, String> proof) {
    this.hub = hub;
    this.proof = proof;
  }

  /**
   * @throws LabException when the hub took it not within five minutes
   */
  void deliver(String source, String record) {
    if (!Wait.until(PATIENCE, () -> hub.post("/hooks/" + source, record, proof) == 202)) {
      throw new LabException("the hub did not take a record of " + source + " in time");
    }
  }
}
