package io.portcullis.routes.issuance;

import java.time.Instant;

import io.portcullis.routes.config.FrontSettings;

/** How a front asks, and how it is answered. */
sealed interface Form permits PlainForm, StepCaForm {

  static Form of(FrontSettings front) {
    return switch (front.form()) {
      case PLAIN -> new PlainForm(front.provedNames());
      case STEP_CA -> new StepCaForm(front.provedNames(), front.attestedAs());
    };
  }

  /** An answer as HTTP carries it. */
  record Reply(int status, Object body) {}

  /**
   * @throws Unreadable when it is not of this form
   */
  Application read(byte[] body, Instant now) throws Unreadable;

  Reply reply(Answer answer);
}
