package io.portcullis.routes.siem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.portcullis.connectors.api.Json;

/**
 * A message of RFC 5424: what tells records apart as structured data under 32473, the number that
 * RFC 5612 sets aside for whoever has none, and the ECS document as JSON. Without the mark of UTF-8
 * (section 6.4 leaves it open), which parsers of JSON refuse (RFC 8259 section 8.1).
 *
 * @param most octets of a message; cut JSON is no JSON, so a longer one is sent without its
 *     personal part, which has the vendor's own words, and else as its ids alone
 */
record Rfc5424(Origin origin, int most) implements SiemFormat {
  /** Characters of a value of structured data; more are cut off. */
  static final int MOST_VALUE = 255;

  @Override
  public byte[] message(SiemRecord record) {
    String head = origin.head(record) + data(record) + " ";
    List<Supplier<SiemRecord>> shorter =
        List.of(() -> record, record::withoutPersonal, record::idsAlone);
    byte[] message = {};
    for (Supplier<SiemRecord> form : shorter) {
      message = Plain.utf8(head + Json.text(form.get().fields()));
      if (message.length <= most) {
        return message;
      }
    }
    return message;
  }

  private static String data(SiemRecord record) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("dataset", record.dataset().full());
    values.put("action", record.text("event.action"));
    values.put("outcome", record.text("event.outcome"));
    values.put("chain", record.seal().chain());
    values.put("sequence", "" + record.seal().sequence());
    values.put("hash", record.seal().hash());
    values.put("subject", record.subject());
    StringBuilder data = new StringBuilder("[portcullis@32473");
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            data.append(' ').append(name).append("=\"").append(value(value)).append('"');
          }
        });
    return data.append(']').toString();
  }

  /** Section 6.3.3: a value escapes these three. */
  private static String value(String text) {
    return Plain.line(Plain.cut(text, MOST_VALUE)).replaceAll("[\"\\\\\\]]", "\\\\$0");
  }
}
