package io.portcullis.routes.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FitTest {
  @Test
  void aVendorCanNotSpeakInTheHubsName() {
    // When
    Fit.Fitted fitted = Fit.of(Map.of("portcullis", Map.of("standing", Map.of("wanted", "GOOD"))));
    // Then
    assertThat(fitted.document()).isEmpty();
    assertThat(fitted.personal())
        .containsEntry("other", Map.of("portcullis.standing.wanted", "GOOD"));
  }

  @Test
  void whatHasAnotherShapeIsKeptAside() {
    // Given
    Map<String, Object> foreign =
        Map.of(
            "event", Map.of("action", Map.of("name", "x")),
            "user", "ada",
            "tags", List.of(Map.of("key", "v")));
    // When
    Fit.Fitted fitted = Fit.of(foreign);
    // Then
    assertThat(fitted.document()).isEmpty();
    assertThat(fitted.personal())
        .containsEntry(
            "other", Map.of("event.action.name", "x", "user", "ada", "tags", "[{\"key\":\"v\"}]"));
  }

  @Test
  void namesBeyondTheBoundAreKeptAndNotSearched() {
    // Given
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i <= Fit.MOST; i++) {
      many.put("n" + i, i);
    }
    many.put("x".repeat(Fit.MAX_NAME + 1), "long");
    many.put("a\0b", "nul");
    // When
    Map<String, Object> personal = Fit.of(Map.of("acme", many)).personal();
    // Then
    assertThat((Map<?, ?>) personal.get("other")).hasSize(Fit.MOST);
    assertThat(personal.get("rest").toString()).contains("acme.n500", "long", "nul");
  }

  @Test
  void fieldsOfTheTableStayAndOthersDoNotGetLost() {
    // Given
    Map<String, Object> foreign =
        Map.of("event", Map.of("action", "login"), "acme", Map.of("badge", List.of(7, 8)));
    // When
    Fit.Fitted fitted = Fit.of(foreign);
    // Then
    assertThat(fitted.document()).isEqualTo(Map.of("event", Map.of("action", "login")));
    assertThat(fitted.personal())
        .isEqualTo(Map.of("other", Map.of("acme.badge", List.of("7", "8"))));
  }
}
