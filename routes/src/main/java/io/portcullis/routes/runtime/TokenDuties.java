package io.portcullis.routes.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.routes.config.HsmSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.TokenDuty;

/** Who reads which token: the enforcer that is logged in there already. */
final class TokenDuties {
  private TokenDuties() {}

  static List<Duty> of(List<HsmSettings> settings, List<Enforcer> enforcers, Intake intake) {
    Map<String, Pkcs11Enforcer> tokens = new HashMap<>();
    for (Enforcer enforcer : enforcers) {
      if (enforcer instanceof Pkcs11Enforcer token) {
        tokens.put(token.name(), token);
      }
    }
    return settings.stream()
        .<Duty>map(
            hsm -> TokenDuty.of(hsm.name(), tokens.get(hsm.name())::read, hsm.readEvery(), intake))
        .toList();
  }
}
