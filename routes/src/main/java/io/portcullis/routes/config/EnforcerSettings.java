package io.portcullis.routes.config;

import java.util.List;
import java.util.stream.Stream;

/** The places where standings are enforced, by kind. Names are unique within a kind. */
public record EnforcerSettings(
    List<CaSettings> ca,
    List<EjbcaSettings> ejbca,
    List<VaultSettings> vault,
    List<StepCaSettings> stepCa,
    List<HttpCaSettings> httpCa,
    List<CommandCaSettings> commandCa,
    List<HsmSettings> hsm,
    List<RadiusSettings> radius,
    @Key("notify") List<NotifySettings> notifiers) {
  public EnforcerSettings {
    new Checks()
        .unique(authorities(ca, ejbca, vault, stepCa, httpCa, commandCa), "ca")
        .unique(hsm.stream().map(HsmSettings::name).toList(), "hsm")
        .unique(radius.stream().map(RadiusSettings::name).toList(), "radius")
        .unique(notifiers.stream().map(NotifySettings::name).toList(), "notify")
        .end();
  }

  /** Authorities are one kind, of whatever make. */
  private static List<String> authorities(
      List<CaSettings> ca,
      List<EjbcaSettings> ejbca,
      List<VaultSettings> vault,
      List<StepCaSettings> stepCa,
      List<HttpCaSettings> httpCa,
      List<CommandCaSettings> commandCa) {
    return Stream.of(
            ca.stream().map(CaSettings::name),
            ejbca.stream().map(EjbcaSettings::name),
            vault.stream().map(VaultSettings::name),
            stepCa.stream().map(StepCaSettings::name),
            httpCa.stream().map(HttpCaSettings::name),
            commandCa.stream().map(CommandCaSettings::name))
        .flatMap(names -> names)
        .toList();
  }
}
