package io.portcullis.connectors.api;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTest {
  @Test
  void noTextIsMarkupAndNoControlCharacterIsLeft() {
    // Given
    String text = "<a href=\"x\" on='y'>&\u0000\n\u009f\ud83d\udd11</a>";
    // When
    String escaped = Html.escaped(text);
    // Then
    assertThat(escaped)
        .isEqualTo("&lt;a href=&quot;x&quot; on=&#39;y&#39;&gt;&amp;   \ud83d\udd11&lt;/a&gt;");
  }
}
