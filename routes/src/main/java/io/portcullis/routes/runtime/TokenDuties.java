package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.connectors.hsm.care.CareLimits;
import io.portcullis.connectors.hsm.care.KnownGood;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.routes.config.HsmCareSettings;
import io.portcullis.routes.config.HsmSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.hsm.CareDuty;
import io.portcullis.routes.hsm.HsmCare;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.TokenDuty;

/** Who reads which token: the enforcer that is logged in there already. */
final class TokenDuties {
  private TokenDuties() {}

  static List<Duty> of(List<HsmSettings> settings, List<Enforcer> enforcers, Intake intake) {
    Map<String, Pkcs11Enforcer> tokens = tokens(enforcers);
    return settings.stream()
        .<Duty>map(
            hsm -> TokenDuty.of(hsm.name(), tokens.get(hsm.name())::read, hsm.readEvery(), intake))
        .toList();
  }

  static List<Duty> care(
      HsmCareSettings settings,
      List<Enforcer> enforcers,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    Map<String, CareDuty.Look> looks = new TreeMap<>();
    tokens(enforcers).forEach((name, token) -> looks.put(name, token::look));
    return HsmCare.of(looks, care(settings), settings.every(), intake, meters, clock);
  }

  private static Care care(HsmCareSettings settings) {
    return new Care(
        settings.knownGood().stream()
            .map(
                k ->
                    new KnownGood(
                        k.manufacturer(), k.model(), k.firmware(), k.library(), k.librarySha256()))
            .toList(),
        new CareLimits(settings.slow(), settings.clockOff(), settings.awayAfter()));
  }

  private static Map<String, Pkcs11Enforcer> tokens(List<Enforcer> enforcers) {
    Map<String, Pkcs11Enforcer> tokens = new HashMap<>();
    for (Enforcer enforcer : enforcers) {
      if (enforcer instanceof Pkcs11Enforcer token) {
        tokens.put(token.name(), token);
      }
    }
    return tokens;
  }
}
