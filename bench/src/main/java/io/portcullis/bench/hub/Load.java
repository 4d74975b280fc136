package io.portcullis.bench.hub;

import java.time.Instant;

/**
 * The stream of events: reports that devices are still compliant, and now and then a detection that
 * puts a device into quarantine, each device once.
 */
record Load(int devices, int every) {
  private static final long STRIDE = 7_919;

  /**
   * @param source type and name of the feed
   */
  record Event(String source, String body, Device device, boolean action) {}

  /** The event of that number; numbers must not come twice. */
  Event event(int number, Instant at) {
    if (number % every == 0) {
      Device hit = new Device(number / every % devices);
      return new Event("crowdstrike", Bodies.detection(hit, number, at), hit, true);
    }
    Device device = new Device((int) (number * STRIDE % devices));
    return new Event("intune", Bodies.compliance(device, number, at), device, false);
  }
}
