package io.portcullis.routes.config;

import java.util.List;

/** The places where standings are enforced, by kind. Names are unique within a kind. */
public record EnforcerSettings(
    List<CaSettings> ca,
    List<AcmeSettings> acme,
    List<CfsslSettings> cfssl,
    List<HsmSettings> hsm,
    List<RadiusSettings> radius,
    @Key("notify") List<NotifySettings> notifiers) {
  public EnforcerSettings {
    new Checks()
        .unique(ca.stream().map(CaSettings::name).toList(), "ca")
        .unique(acme.stream().map(AcmeSettings::name).toList(), "acme")
        .unique(cfssl.stream().map(CfsslSettings::name).toList(), "cfssl")
        .unique(hsm.stream().map(HsmSettings::name).toList(), "hsm")
        .unique(radius.stream().map(RadiusSettings::name).toList(), "radius")
        .unique(notifiers.stream().map(NotifySettings::name).toList(), "notify")
        .end();
  }
}
