package io.portcullis.connectors.api;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SyslogTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-01T00:10:00Z");
  private static final ParseContext CONTEXT = new ParseContext("lab", RECEIVED, "intake-1");

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Syslog.read("<11>1 once host app - - - text", CONTEXT))
        .hasMessage("syslog time: not a time that can be read");
  }

  @Test
  void aLineWithoutHeaderIsAllMessage() {
    assertThat(Syslog.read("just text", CONTEXT))
        .isEqualTo(new Syslog(-1, RECEIVED, "", "", "just text"));
  }

  @Test
  void theOldFormGetsTheYearBeforeItsReceipt() {
    assertThat(Syslog.read("<12>Dec 31 23:59:58 hsm-1 signer[7]: text: more", CONTEXT))
        .isEqualTo(
            new Syslog(4, Instant.parse("2025-12-31T23:59:58Z"), "hsm-1", "signer", "text: more"));
  }

  @Test
  void theOldFormMayLackHostOrTag() {
    assertThat(Syslog.read("<11>Dec 31 23:59:58 signer: text", CONTEXT).app()).isEqualTo("signer");
    assertThat(Syslog.read("<11>Dec  1 23:59:58 hsm-1 some text", CONTEXT))
        .isEqualTo(new Syslog(3, Instant.parse("2025-12-01T23:59:58Z"), "hsm-1", "", "some text"));
  }

  @Test
  void theNewFormIsReadWithAndWithoutStructuredData() {
    assertThat(
            Syslog.read("<10>1 2025-12-31T23:00:00.5Z hsm-1 mon 7 - [x@1 a=\"b\"] text", CONTEXT))
        .isEqualTo(new Syslog(2, Instant.parse("2025-12-31T23:00:00.5Z"), "hsm-1", "mon", "text"));
    assertThat(Syslog.read("<10>1 - - - - - - text", CONTEXT))
        .isEqualTo(new Syslog(2, RECEIVED, "", "", "text"));
  }
}
