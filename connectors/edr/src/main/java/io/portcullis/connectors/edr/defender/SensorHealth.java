package io.portcullis.connectors.edr.defender;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Severity;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * Whether the sensor still vouches for its device: healthStatus of the API's machine, and
 * SensorHealthState of DeviceInfo. A state beside the device's risk level, with an id of its own.
 */
final class SensorHealth {
  private SensorHealth() {}

  /** Empty where Defender does not say. */
  static Optional<RiskChanged> of(String state) {
    String word = state.toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("unknown")) {
      return Optional.empty();
    }
    boolean active = word.equals("active");
    return Optional.of(
        new RiskChanged(
            RiskOrigin.ENDPOINT,
            "sensor",
            active ? Severity.INFO : Severity.MEDIUM,
            active ? Set.of() : Set.of("sensor-silent"),
            active,
            "sensor is " + word));
  }
}
