package io.portcullis.connectors.hsm.pkcs11;

import io.portcullis.connectors.hsm.pkcs11.worker.Reply;

/** What became of one call to the child. */
sealed interface Answer {
  /** The token said something. */
  record Replied(Reply reply) implements Answer {}

  /** The call left, and no answer came: the child hangs or died over it. */
  record Silent(String reason) implements Answer {}

  /** The call never left. */
  record NotSent(String reason) implements Answer {}
}
