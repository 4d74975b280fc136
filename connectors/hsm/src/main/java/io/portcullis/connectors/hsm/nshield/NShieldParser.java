package io.portcullis.connectors.hsm.nshield;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/** Source type {@code nshield}: CEF messages, each on a line, behind a syslog header or not. */
public final class NShieldParser implements Parser {
  private static final List<String> MAKERS = List.of("ncipher", "thales", "entrust");

  @Override
  public String type() {
    return "nshield";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(body, (line, place) -> read(line, place, context));
  }

  private static Parsed read(Line line, long place, ParseContext context) {
    Cef cef =
        Cef.of(line.text()).orElseThrow(() -> new BadRecord("no CEF header with its seven fields"));
    String vendor = cef.vendor().toLowerCase(Locale.ROOT);
    if (MAKERS.stream().noneMatch(vendor::contains)) {
      throw new BadRecord("CEF of another vendor: neither nCipher, Thales nor Entrust");
    }
    int start = line.text().indexOf("CEF:");
    String header = line.text().substring(0, start).strip();
    Syslog syslog = Syslog.read(header.isEmpty() ? "CEF" : header + " CEF", context);
    return new AuditMessage(cef, syslog, context, place).parsed();
  }
}
