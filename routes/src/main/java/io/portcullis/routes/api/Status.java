package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the hub is.
 *
 * @param counts what it has seen and done, by name: "accepted", "parked", "dead-letters", ...
 * @param parts sources, enforcement points and stores
 */
public record Status(
    String version,
    Instant startedAt,
    ControlState control,
    int approvalsWaiting,
    Map<String, Long> counts,
    List<Part> parts) {

  /**
   * @param kind "source", "ca", "hsm", "radius", "channel", "stream", "canary", "kafka",
   *     "elasticsearch", "planned"; "rules" only while they all observe
   * @param detail one line for people, empty when there is nothing to say
   */
  public record Part(String kind, String name, boolean good, String detail) {}
}
