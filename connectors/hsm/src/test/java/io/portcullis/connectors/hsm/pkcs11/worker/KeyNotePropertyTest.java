package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class KeyNotePropertyTest {
  @Property
  void comesBackAsItWasWritten(
      @ForAll @LongRange(min = 0) long decidedAt,
      @ForAll @IntRange(min = 0) int generation,
      @ForAll Set<Usage> withheld) {
    KeyNote note = new KeyNote(decidedAt, generation, withheld);
    assertThat(KeyNote.parse(note.text())).isEqualTo(note);
  }
}
