package io.portcullis.rules;

import io.portcullis.model.Certificate;
import io.portcullis.model.Fact;
import io.portcullis.model.Facts;
import io.portcullis.model.Flaw;
import io.portcullis.model.Issued;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyPlace;

/**
 * What tells apart the findings that one rule has on one subject: it outlives a change of value.
 */
final class FactKey {
  private FactKey() {}

  static String of(Fact fact) {
    return switch (fact) {
      case Facts.Risk risk -> risk.source() + "/" + risk.id();
      case Facts.KeyUse use -> use.source() + "/" + use.principal();
      case KeyOperation o -> o.source() + "/" + o.operation() + (o.success() ? "" : "/refused");
      case KeyPlace place -> place.source() + "/" + place.place();
      case Facts.Parent parent -> parent.id();
      case Flaw flaw -> flaw.source() + "/" + flaw.sequence();
      case Certificate certificate -> certificate.id();
      case Issued issued -> issued.certificate();
      default -> fact.source();
    };
  }
}
