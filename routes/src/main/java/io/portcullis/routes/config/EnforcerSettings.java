package io.portcullis.routes.config;

import java.util.List;

/** The places where standings are enforced, by kind. Names are unique within a kind. */
public record EnforcerSettings(
    List<CaSettings> ca,
    List<HsmSettings> hsm,
    List<KmsSettings> awsKms,
    List<KeyVaultSettings> azureKeyvault,
    List<RadiusSettings> radius,
    @Key("notify") List<NotifySettings> notifiers) {
  public EnforcerSettings {
    new Checks()
        .unique(ca.stream().map(CaSettings::name).toList(), "ca")
        .unique(hsm.stream().map(HsmSettings::name).toList(), "hsm")
        .unique(awsKms.stream().map(KmsSettings::name).toList(), "aws-kms")
        .unique(azureKeyvault.stream().map(KeyVaultSettings::name).toList(), "azure-keyvault")
        .unique(radius.stream().map(RadiusSettings::name).toList(), "radius")
        .unique(notifiers.stream().map(NotifySettings::name).toList(), "notify")
        .end();
  }
}
