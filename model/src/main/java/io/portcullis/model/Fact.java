package io.portcullis.model;

import java.time.Instant;

/** Something the hub believes about a subject, that a rule can match. */
public interface Fact {
  /** Who said it; empty where it needs no source to stay true. */
  String source();

  /** Since when it has held. */
  Instant since();

  /** True when only a weak alias ties it to the subject: then nothing irreversible follows. */
  boolean weak();

  /** Without the time at which it was last said: equal for each repetition of the same word. */
  default Fact undated() {
    return this;
  }

  /** One line for people. */
  String describe();
}
