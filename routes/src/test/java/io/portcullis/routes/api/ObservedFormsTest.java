package io.portcullis.routes.api;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class ObservedFormsTest {
  @Test
  void whatSomebodyNamedADeviceIsNoMarkup() {
    // When
    String page = ObservedHtml.of(Reports.dayZero());
    // Then
    assertThat(page)
        .doesNotContain("<script", "\u001b")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; [2J &amp; &quot;co&quot;");
  }

  @Test
  void aPageNeedsNothingFromAfar() {
    assertThat(ObservedHtml.of(Reports.dayZero()))
        .contains("default-src 'none'")
        .doesNotContain("http://", "https://", "src=", "href=");
  }

  @Test
  void aPageHasTheSumTheTablesAndWhatIsNotListed() {
    assertThat(ObservedHtml.of(Reports.dayZero()))
        .contains("<p>these 3 of 40 subjects would be cut off, 1 of them for good, as of 2026")
        .contains("<td>enforce 10 %</td><td class=\"n\">2</td>")
        .contains("<td>anna@example.net</td><td class=\"n\">3</td>")
        .contains("7 more findings are not listed")
        .endsWith("</html>\n");
  }

  @Test
  void theTableIsForATerminal() {
    // When
    String text = ObservedText.of(Reports.dayZero());
    // Then
    assertThat(text)
        .doesNotContain("\u001b")
        .contains(
            "2 of them by rules that reach them already; 4 more are exempt, 1 are cut off now")
        .contains("the hub only observes: nothing is acted on")
        .containsPattern("posture/device-noncompliant +enforce 10 % +2 +0 +2 +4");
  }

  @Test
  void itTravelsAsJson() {
    assertThat(Json.read(Json.bytes(Reports.dayZero()), Observed.class))
        .isEqualTo(Reports.dayZero());
  }
}
