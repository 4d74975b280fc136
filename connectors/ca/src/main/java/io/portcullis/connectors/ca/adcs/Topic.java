package io.portcullis.connectors.ca.adcs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.api.WindowsEvent;

/** What an event is about, by its number (Microsoft, "Audit Certification Services" and others). */
enum Topic {
  /** A request, a certificate or a CRL of the CA. */
  CERTIFICATE("configuration"),
  /** Keys that the CA archives, hands out or backs up. */
  KEY("configuration"),
  PRIVILEGE("iam"),
  POLICY("configuration"),
  CONFIGURATION("configuration"),
  AUTHENTICATION("authentication"),
  SESSION("session"),
  ACCOUNT("iam"),
  CREDENTIAL("iam"),
  DETECTION("malware"),
  AUDIT("configuration"),
  TELEMETRY("process");

  /** Of the Windows Filtering Platform, which refuses packets and not people. */
  private static final int FIRST_OF_FILTERING = 5152;

  private static final int LAST_OF_FILTERING = 5158;

  private static final Map<Integer, Topic> BY_ID = byId();

  private final String category;

  Topic(String category) {
    this.category = category;
  }

  String category() {
    return category;
  }

  /** What is unknown in the audit log is a note about it. */
  static Topic of(WindowsEvent event) {
    String provider = event.provider().toLowerCase(java.util.Locale.ROOT);
    if (provider.contains("sysmon")) {
      return TELEMETRY;
    }
    if (provider.contains("windows defender")) {
      return event.id() >= 5000 ? POLICY : DETECTION;
    }
    if (provider.contains("audit-cve")) {
      return DETECTION;
    }
    if (provider.startsWith("ad fs") || provider.startsWith("adfs")) {
      return AUTHENTICATION;
    }
    if (provider.contains("certificationauthority") || provider.contains("key-distribution")) {
      return CERTIFICATE;
    }
    boolean audit =
        provider.contains("security-auditing")
            || provider.contains("eventlog")
            || provider.isEmpty();
    return audit ? audited(event) : remote(event);
  }

  /** A handle that was refused is no telemetry: somebody tried what is not granted. */
  private static Topic audited(WindowsEvent event) {
    Topic topic = BY_ID.getOrDefault(event.id(), CONFIGURATION);
    boolean network = event.id() >= FIRST_OF_FILTERING && event.id() <= LAST_OF_FILTERING;
    boolean refused = event.success().equals(Optional.of(false));
    return topic == TELEMETRY && refused && !network ? PRIVILEGE : topic;
  }

  private static Topic remote(WindowsEvent event) {
    boolean desktop =
        event.provider().equalsIgnoreCase("TermDD")
            || event.provider().contains("TerminalServices");
    return desktop ? SESSION : CONFIGURATION;
  }

  private static Map<Integer, Topic> byId() {
    Map<Integer, Topic> ids = new TreeMap<>();
    put(ids, CERTIFICATE, 4868, 4869, 4870, 4871, 4872, 4873, 4874, 4884, 4886, 4887, 4888);
    put(ids, CERTIFICATE, 4889, 4895, 5125, 5126, 5127);
    put(ids, KEY, 4876, 4877, 4878, 4879, 4883, 4893, 4894, 5058, 5059, 5061);
    put(ids, PRIVILEGE, 4672, 4673, 4674, 4704, 4705, 4717, 4718, 4882, 4890, 4897, 4900, 5124);
    put(ids, PRIVILEGE, 4727, 4728, 4729, 4730, 4731, 4732, 4733, 4734, 4735, 4737, 4754, 4755);
    put(ids, PRIVILEGE, 4756, 4757, 4758, 4764, 4670, 4780);
    put(ids, POLICY, 4739, 4713, 4706, 4707, 4716, 4898, 4899, 4817, 4902, 4904, 4905);
    put(ids, CONFIGURATION, 4875, 4880, 4881, 4891, 4892, 4896, 5120, 5121, 5122, 5123, 4697);
    put(ids, CONFIGURATION, 5136, 5137, 5138, 5139, 5141, 4662, 4698, 4699, 4702);
    put(ids, AUTHENTICATION, 4624, 4625, 4648, 4768, 4769, 4770, 4771, 4772, 4773, 4776, 4777);
    put(ids, AUTHENTICATION, 6272, 6273, 6274, 6276, 6277, 6278, 4649);
    put(ids, SESSION, 4634, 4647, 4778, 4779, 4800, 4801);
    put(ids, ACCOUNT, 4720, 4722, 4725, 4726, 4738, 4740, 4741, 4742, 4743, 4767, 4781, 4765);
    put(ids, CREDENTIAL, 4723, 4724, 4782, 4793, 4794);
    put(ids, CONFIGURATION, 4608, 4609, 4616);
    put(ids, AUDIT, 1100, 1102, 1104, 4719, 4885);
    put(ids, TELEMETRY, 4688, 4689, 4656, 4658, 4660, 4661, 4663, 4690, 4985, 5140, 5145);
    put(ids, TELEMETRY, 5152, 5154, 5156, 5157, 5158, 4696);
    return Map.copyOf(ids);
  }

  private static void put(Map<Integer, Topic> ids, Topic topic, int... numbers) {
    for (int number : numbers) {
      ids.put(number, topic);
    }
  }
}
