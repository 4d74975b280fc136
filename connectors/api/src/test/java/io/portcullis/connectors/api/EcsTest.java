package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EcsTest {
  private static Ecs ecs() {
    return new Ecs(Instant.parse("2026-06-01T12:00:00Z"), "Vendor", "vendor.log");
  }

  @Test
  void emptyValuesLeaveTheDocumentAlone() {
    // Given
    Map<String, Object> before = ecs().build();
    // When
    Map<String, Object> after =
        ecs().put("user.name", " ").put("a.b", "").put("c", List.of()).add("d.e", "").build();
    // Then
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aNameInAnAddressFieldIsNeverAnIp() {
    // When
    Map<String, Object> document = ecs().address("source", "host.example").build();
    // Then
    assertThat(document).containsEntry("source", Map.of("address", "host.example"));
  }

  @Test
  void relatedFieldsFollow() {
    // When
    Map<String, Object> document =
        ecs().address("source", "192.0.2.1").put("user.id", "u").put("host.name", "h").build();
    // Then
    assertThat(document)
        .containsEntry(
            "related",
            Map.of("ip", List.of("192.0.2.1"), "user", List.of("u"), "hosts", List.of("h")));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,             true",
    "192.0.2.256,           false",
    "192.0.2,               false",
    "2001:db8::1,           true",
    "::1,                   true",
    "::ffff:192.0.2.1,      true",
    "2001:db8:0:0:0:0:0:1,  true",
    "2001:db8::1::2,        false",
    "02:00:00:00:00:01,     false",
    "fe80::1%eth0,          false",
    "host.example,          false"
  })
  void addressLiteralsAreTold(String text, boolean is) {
    assertThat(IpLiteral.is(text)).isEqualTo(is);
  }
}
