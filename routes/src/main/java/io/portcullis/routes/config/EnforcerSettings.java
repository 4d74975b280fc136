package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places where standings are enforced, by kind. Names are unique within a kind.
 *
 * @param nasProfiles more profiles for {@code radius}, in the form of the shipped ones
 */
@Renamed(was = "notify", now = "alerts.channels")
public record EnforcerSettings(
    List<CaSettings> ca,
    List<AcmeSettings> acme,
    List<CfsslSettings> cfssl,
    List<EjbcaSettings> ejbca,
    List<VaultSettings> vault,
    List<StepCaSettings> stepCa,
    List<HttpCaSettings> httpCa,
    List<CommandCaSettings> commandCa,
    List<HsmSettings> hsm,
    List<KmsSettings> awsKms,
    List<KeyVaultSettings> azureKeyvault,
    List<RadiusSettings> radius,
    Optional<Path> nasProfiles,
    List<CiscoIseSettings> ciscoIse,
    @Key("clearpass") List<ClearPassSettings> clearPass) {
  public EnforcerSettings {
    new Checks()
        .unique(authorities(ca, acme, cfssl, ejbca, vault, stepCa, httpCa, commandCa), "ca")
        .unique(hsm.stream().map(HsmSettings::name).toList(), "hsm")
        .unique(awsKms.stream().map(KmsSettings::name).toList(), "aws-kms")
        .unique(azureKeyvault.stream().map(KeyVaultSettings::name).toList(), "azure-keyvault")
        .unique(radius.stream().map(RadiusSettings::name).toList(), "radius")
        .unique(ciscoIse.stream().map(CiscoIseSettings::name).toList(), "cisco-ise")
        .unique(clearPass.stream().map(ClearPassSettings::name).toList(), "clearpass")
        .all(Served.overlaps(served(radius, ciscoIse, clearPass)))
        .end();
  }

  private static List<Served> served(
      List<RadiusSettings> radius,
      List<CiscoIseSettings> ciscoIse,
      List<ClearPassSettings> clearPass) {
    List<Served> all = new ArrayList<>();
    radius.forEach(r -> all.add(Served.of("radius", r.name(), r.serves())));
    ciscoIse.forEach(i -> all.add(Served.of("cisco-ise", i.name(), i.serves())));
    clearPass.forEach(c -> all.add(Served.of("clearpass", c.name(), c.serves())));
    return all;
  }

  /** Authorities are one kind, of whatever make. */
  private static List<String> authorities(
      List<CaSettings> ca,
      List<AcmeSettings> acme,
      List<CfsslSettings> cfssl,
      List<EjbcaSettings> ejbca,
      List<VaultSettings> vault,
      List<StepCaSettings> stepCa,
      List<HttpCaSettings> httpCa,
      List<CommandCaSettings> commandCa) {
    return Stream.of(
            ca.stream().map(CaSettings::name),
            acme.stream().map(AcmeSettings::name),
            cfssl.stream().map(CfsslSettings::name),
            ejbca.stream().map(EjbcaSettings::name),
            vault.stream().map(VaultSettings::name),
            stepCa.stream().map(StepCaSettings::name),
            httpCa.stream().map(HttpCaSettings::name),
            commandCa.stream().map(CommandCaSettings::name))
        .flatMap(names -> names)
        .toList();
  }
}
