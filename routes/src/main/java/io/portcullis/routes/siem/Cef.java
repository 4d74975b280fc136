package io.portcullis.routes.siem;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ArcSight Common Event Format behind a head of RFC 5424: {@code CEF:0}, whose keys are those of
 * specification 0.1. Source: Micro Focus, ArcSight Common Event Format Implementation Standard,
 * document version 27 (SmartConnectors 25.1), chapter 1 "Header Field Definitions" and "Character
 * Encoding", chapter 2 "ArcSight Extension Dictionary", key names for event producers. The
 * dictionary's lengths bound a message to less than 64 KiB; what is longer is cut off.
 */
record Cef(Origin origin) implements SiemFormat {
  private static final int MOST_VERSION = 31;
  private static final int MOST_NAME = 512;
  private static final int SHORT = 63;
  private static final int HOST = 100;
  private static final int LONG = 1_023;
  private static final int CUSTOM = 4_000;
  private static final double TENTH = 10.0;

  @Override
  public byte[] message(SiemRecord record) {
    String action = record.text("event.action");
    String header =
        String.join(
            "|",
            "CEF:0",
            "Portcullis",
            "hub",
            header(origin.version(), MOST_VERSION),
            header(action, LONG),
            header(action.replace('-', ' '), MOST_NAME),
            "" + Math.round(record.severity() / TENTH));
    return Plain.utf8(origin.head(record) + "- " + header + "|" + extension(record));
  }

  private String extension(SiemRecord record) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("rt", record.at().map(Instant::toEpochMilli).map(String::valueOf).orElse(""));
    keys.put("cat", record.dataset().full());
    String want = record.text("portcullis.action.want");
    keys.put("act", cut(want.isEmpty() ? record.text("event.action") : want, SHORT));
    keys.put("outcome", cut(record.text("event.outcome"), SHORT));
    keys.put("reason", cut(record.text("event.reason"), LONG));
    people(keys, record);
    address(keys, record.text("source.ip"));
    keys.put("dhost", cut(record.text("host.name"), LONG));
    keys.put("dvchost", cut(origin.host(), HOST));
    keys.put("externalId", record.seal().id());
    custom(keys, 1, "rule", record.text("rule.id"));
    custom(keys, 2, "subject", record.subject());
    custom(keys, 3, "hash", record.seal().hash());
    custom(keys, 4, "point", record.text("portcullis.action.point"));
    custom(keys, 5, "action", record.text("portcullis.action.id"));
    StringBuilder extension = new StringBuilder();
    keys.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            extension.append(extension.isEmpty() ? "" : " ").append(key).append('=');
            extension.append(value(value));
          }
        });
    return extension.toString();
  }

  /** In what the hub decided and did the user is whom it concerns; else who did it. */
  private static void people(Map<String, String> keys, SiemRecord record) {
    String user = cut(record.text("user.name"), LONG);
    switch (record.dataset()) {
      case DECISIONS, ACTIONS -> keys.put("duser", user);
      case SIGNALS, AUDIT, RAW -> {
        keys.put("suser", user);
        keys.put("duser", cut(record.text("user.target.name"), LONG));
      }
    }
  }

  /** {@code src} is an IPv4 address alone; one of IPv6 has a field of its own, and a label. */
  private static void address(Map<String, String> keys, String ip) {
    if (ip.contains(":")) {
      keys.put("c6a1Label", "Source IPv6 Address");
      keys.put("c6a1", cut(ip, SHORT));
    } else {
      keys.put("src", cut(ip, SHORT));
    }
  }

  private static void custom(Map<String, String> keys, int number, String label, String value) {
    if (!value.isEmpty()) {
      keys.put("cs" + number + "Label", label);
      keys.put("cs" + number, cut(value, CUSTOM));
    }
  }

  private static String cut(String text, int most) {
    return Plain.cut(text, most);
  }

  /** Of the header a backslash and a pipe are escaped; it is one line. */
  private static String header(String text, int most) {
    return Plain.line(cut(text, most)).replaceAll("[\\\\|]", "\\\\$0");
  }

  /** Of the extension a backslash and an equal sign are escaped, and ends of lines spelled. */
  private static String value(String text) {
    String escaped =
        Plain.whole(text).replaceAll("[\\\\=]", "\\\\$0").replace("\n", "\\n").replace("\r", "\\r");
    return Plain.line(escaped);
  }
}
