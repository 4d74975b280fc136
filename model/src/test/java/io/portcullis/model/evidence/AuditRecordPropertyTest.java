package io.portcullis.model.evidence;

import java.time.Instant;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class AuditRecordPropertyTest {
  @Property(tries = 500)
  void whateverTextComesInCanBeSealed(@ForAll String key, @ForAll String value) {
    // Given
    AuditRecord record =
        new AuditRecord("rec-1", Dataset.ACTIONS, Instant.EPOCH, "dev-1", Map.of(key, value));
    // When
    byte[] bytes = CanonicalJson.bytes(record.document());
    // Then
    assertThat(bytes).isNotEmpty();
  }
}
