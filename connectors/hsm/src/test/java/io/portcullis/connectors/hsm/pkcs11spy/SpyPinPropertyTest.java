package io.portcullis.connectors.hsm.pkcs11spy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

/** The log holds PINs in clear; nothing that is read out of it may. */
class SpyPinPropertyTest {
  private static final ParseContext CONTEXT =
      new ParseContext("lab", Instant.parse("2026-06-01T12:00:00Z"), "intake-1");

  @Property(tries = 500)
  void aPinNeverLeavesTheLog(
      @ForAll @CharRange(from = 'G', to = 'Z') @StringLength(min = 6, max = 16) String pin,
      @ForAll @IntRange(max = 400) int cut) {
    // Given
    String log = log(pin);
    byte[] body =
        log.substring(0, Math.max(0, log.length() - cut)).getBytes(StandardCharsets.UTF_8);
    // When
    List<Parsed> parsed = new SpyParser().parse(body, CONTEXT);
    // Then
    assertThat(Json.text(parsed)).doesNotContain(pin).doesNotContain(hex(pin));
  }

  private static String hex(String pin) {
    StringBuilder hex = new StringBuilder();
    pin.chars().forEach(c -> hex.append(hex.isEmpty() ? "" : " ").append(String.format("%02X", c)));
    return hex.toString();
  }

  private static String log(String pin) {
    String dump = "    00000000  %-48s %s\n".formatted(hex(pin), pin);
    return """
        1: C_Login
        2026-05-30 06:31:25.283
        [in] hSession = 0x1
        [in] userType = CKU_USER
        [in] pPin[ulPinLen] 00007ffd61377931 / %d
        %sReturned:  160 CKR_PIN_INCORRECT

        2: C_SetPIN
        2026-05-30 06:31:25.284
        [in] hSession = 0x1
        [in] pOldPin[ulOldLen] 00007ffd61377931 / %d
        %s[in] pNewPin[ulNewLen] 00007ffd61377931 / %d
        %sReturned:  0 CKR_OK

        """
        .formatted(pin.length(), dump, pin.length(), dump, pin.length(), dump);
  }
}
