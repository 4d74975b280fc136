package io.portcullis.rules;

import io.portcullis.model.AccessReview;
import io.portcullis.model.Ceremony;
import io.portcullis.model.Certificate;
import io.portcullis.model.Fact;
import io.portcullis.model.Facts;
import io.portcullis.model.Flaw;
import io.portcullis.model.Issued;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyDifference;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyPlace;
import io.portcullis.model.Remark;
import io.portcullis.model.Request;
import io.portcullis.model.ServiceFact;

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
      case KeyAccess access ->
          String.join("/", access.source(), access.principal(), access.address(), access.job());
      case KeyDifference difference -> difference.source() + "/" + difference.about();
      case Ceremony ceremony -> ceremony.source() + "/" + ceremony.purpose();
      case AccessReview review -> review.source() + "/" + review.review();
      case Facts.Parent parent -> parent.id();
      case Flaw flaw -> flaw.source() + "/" + flaw.sequence();
      case ServiceFact of -> of.source() + "/" + of.service().name();
      case Certificate certificate -> certificate.id();
      case Issued issued -> issued.certificate();
      case Remark remark -> remark.source() + "/" + remark.item() + "/" + remark.kind();
      case Request request -> request.source() + "/" + request.authority() + "/" + request.id();
      default -> fact.source();
    };
  }
}
