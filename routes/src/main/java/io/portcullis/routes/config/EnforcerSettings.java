package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places where standings are enforced, by kind. Names are unique within a kind.
 *
 * @param nasProfiles more profiles for {@code radius}, in the form of the shipped ones
 */
public record EnforcerSettings(
    List<CaSettings> ca,
    List<AcmeSettings> acme,
    List<CfsslSettings> cfssl,
    List<HsmSettings> hsm,
    List<KmsSettings> awsKms,
    List<KeyVaultSettings> azureKeyvault,
    List<RadiusSettings> radius,
    Optional<Path> nasProfiles,
    List<CiscoIseSettings> ciscoIse,
    @Key("clearpass") List<ClearPassSettings> clearPass,
    @Key("notify") List<NotifySettings> notifiers) {
  public EnforcerSettings {
    new Checks()
        .unique(ca.stream().map(CaSettings::name).toList(), "ca")
        .unique(acme.stream().map(AcmeSettings::name).toList(), "acme")
        .unique(cfssl.stream().map(CfsslSettings::name).toList(), "cfssl")
        .unique(hsm.stream().map(HsmSettings::name).toList(), "hsm")
        .unique(awsKms.stream().map(KmsSettings::name).toList(), "aws-kms")
        .unique(azureKeyvault.stream().map(KeyVaultSettings::name).toList(), "azure-keyvault")
        .unique(radius.stream().map(RadiusSettings::name).toList(), "radius")
        .unique(ciscoIse.stream().map(CiscoIseSettings::name).toList(), "cisco-ise")
        .unique(clearPass.stream().map(ClearPassSettings::name).toList(), "clearpass")
        .unique(notifiers.stream().map(NotifySettings::name).toList(), "notify")
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
}
