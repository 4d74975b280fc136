package io.portcullis.routes.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The sample estate: who and what there is, all names computed from a number. */
final class Estate {
  static final int DEVICES = 200;
  static final int IDENTITIES = 60;
  static final int KEYS = 20;
  static final String HSM = "hsm-03";
  static final String TOKEN = "vault-03";
  static final String SPARE_TOKEN = "vault-07";

  /** Keys that lie in the HSM that is tampered with. */
  static final int KEYS_AT_RISK = 4;

  private static final List<String> GROUPS = List.of("berlin", "lisbon", "oslo", "porto");

  private Estate() {}

  record Device(
      String name, String intune, String falcon, String mac, String group, String nasSession) {}

  record Person(String name, String okta, String upn, List<Integer> devices) {}

  record Key(String name, String token, String id) {}

  static Device device(int n) {
    return new Device(
        "laptop-%03d".formatted(n),
        "7d1f0000-5a5a-4b4b-9c9c-%012d".formatted(n),
        "fa1c%028x".formatted(n),
        "02:00:5e:00:%02x:%02x".formatted(n / 256, n % 256),
        GROUPS.get(n % GROUPS.size()),
        "S%07d".formatted(n));
  }

  /** Devices are dealt out in turn, so each person has three or four. */
  static Person person(int n) {
    List<Integer> devices =
        IntStream.rangeClosed(1, DEVICES)
            .filter(d -> d % IDENTITIES == n % IDENTITIES)
            .boxed()
            .toList();
    return new Person(
        "user-%02d".formatted(n),
        "00uDEMO%013d".formatted(n),
        "user-%02d@gate.example".formatted(n),
        devices);
  }

  static Key key(int n) {
    return new Key(
        "signing-%02d".formatted(n),
        n <= KEYS_AT_RISK ? TOKEN : SPARE_TOKEN,
        String.format(Locale.ROOT, "%04x", 0xa000 + n));
  }

  static List<Device> devices() {
    return IntStream.rangeClosed(1, DEVICES).mapToObj(Estate::device).toList();
  }

  static List<Person> people() {
    return IntStream.rangeClosed(1, IDENTITIES).mapToObj(Estate::person).toList();
  }

  static List<Key> keys() {
    return IntStream.rangeClosed(1, KEYS).mapToObj(Estate::key).toList();
  }
}
