package io.portcullis.model;

/** Something that is believed of one revocation service of an authority. */
public sealed interface ServiceFact extends Fact
    permits ServiceSeen, ShownCrl, SlowService, ServiceFlaw {
  RevocationService service();

  @Override
  default boolean weak() {
    return false;
  }
}
