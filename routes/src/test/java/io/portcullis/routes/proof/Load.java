package io.portcullis.routes.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.portcullis.connectors.api.Json;

/**
 * 20,000 records of all fates, the same each time: known people, second deliveries, hosts that only
 * a hostname names, broken ones, and devices that fall out of compliance and come back.
 */
final class Load {
  static final int RECORDS = 20_000;
  static final int DEVICES = 24;
  private static final int PEOPLE = 400;
  private static final int ROUNDS = 3;

  enum Fate {
    RESOLVED,
    DUPLICATE,
    PARKED,
    BROKEN
  }

  record Item(String source, String body, Fate fate) {}

  private final List<Item> items = new ArrayList<>();
  private final Instant start;

  Load(Instant start) {
    this.start = start;
    while (items.size() < RECORDS) {
      items.add(item(items.size()));
    }
  }

  List<Item> items() {
    return items;
  }

  long count(Fate fate) {
    return items.stream().filter(i -> i.fate() == fate).count();
  }

  static List<String> devices() {
    return IntStream.range(0, DEVICES).mapToObj(i -> "slate-%02d".formatted(i)).toList();
  }

  static String mdm(int device) {
    return "7f3a%04d-5e1b-4c0d-8a11-22bb33cc44dd".formatted(device);
  }

  static String mac(int device) {
    return "02:00:5e:10:00:%02x".formatted(device);
  }

  static String session(int device) {
    return "KEEP-SESSION-%02d".formatted(device);
  }

  /** Every second device's last word is that it complies. */
  static boolean compliesAtTheEnd(int device) {
    return device % 2 == 1;
  }

  /** The start of a device's session, as rlm_rest tells it. */
  static String accounting(int device, Instant at) {
    return Json.text(
        Map.of(
            "Acct-Status-Type", "Start",
            "Acct-Session-Id", session(device),
            "Calling-Station-Id", mac(device),
            "User-Name", devices().get(device),
            "NAS-IP-Address", "127.0.0.1",
            "NAS-Identifier", "keep-nas",
            "Event-Timestamp", at.toString()));
  }

  private Item item(int i) {
    int number = i / 20 / 13;
    if (i % 20 == 15 && i / 20 % 13 == 0 && number < DEVICES * ROUNDS) {
      return posture(number % DEVICES, number / DEVICES, i);
    }
    return switch (i % 20) {
      case 3 ->
          new Item("okta", "{\"uuid\":\"broken-%d\",\"published\":".formatted(i), Fate.BROKEN);
      case 5, 6 -> parked(i);
      case 9, 10, 11 -> again(i);
      default -> login(i);
    };
  }

  private Item login(int i) {
    String body = Feeds.login("keep-user-" + i % PEOPLE, "login-" + i, start.plusMillis(i));
    return new Item("okta", body, Fate.RESOLVED);
  }

  /** The same body once more; Okta's own id tells. */
  private Item again(int i) {
    return new Item("okta", login(i - i % 20).body(), Fate.DUPLICATE);
  }

  private Item parked(int i) {
    return new Item(
        "falcon",
        Feeds.detection("nowhere-" + i, "keep:ind:" + i, start.plusMillis(i)),
        Fate.PARKED);
  }

  private Item posture(int device, int round, int i) {
    Instant at = start.plusMillis(i);
    boolean last = round == ROUNDS - 1;
    boolean bad = last ? !compliesAtTheEnd(device) : round % 2 == 0 == (device % 3 != 0);
    String id = device + "-" + round;
    String body =
        bad
            ? Feeds.nonCompliant(mdm(device), "m-" + id, at)
            : Feeds.compliant(mdm(device), "b-" + id, at);
    return new Item("intune", body, Fate.RESOLVED);
  }
}
