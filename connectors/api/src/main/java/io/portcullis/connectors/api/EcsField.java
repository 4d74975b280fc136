package io.portcullis.connectors.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A dotted field name, taken apart once: parsers use the same few hundred for each record.
 *
 * @param parents names of the objects around it, outermost first
 * @param related the list of {@code related.*} that its value belongs to, or empty
 */
record EcsField(List<String> parents, String leaf, String related) {
  /** Names beyond these are taken apart anew each time. */
  static final int MAX_KNOWN = 4_096;

  private static final Map<String, EcsField> KNOWN = new ConcurrentHashMap<>();

  private static final Set<String> USERS =
      Set.of(
          "user.id",
          "user.name",
          "user.email",
          "user.target.id",
          "user.target.name",
          "user.target.email",
          "client.user.id",
          "source.user.id");

  static EcsField of(String dotted) {
    EcsField known = KNOWN.get(dotted);
    return known == null ? learn(dotted) : known;
  }

  static int known() {
    return KNOWN.size();
  }

  private static EcsField learn(String dotted) {
    List<String> parts = List.of(dotted.split("\\.", -1));
    EcsField field =
        new EcsField(parts.subList(0, parts.size() - 1), parts.getLast(), relation(dotted));
    if (KNOWN.size() < MAX_KNOWN) {
      KNOWN.put(dotted, field);
    }
    return field;
  }

  private static String relation(String dotted) {
    if (dotted.endsWith(".ip")) {
      return "related.ip";
    }
    if (USERS.contains(dotted)) {
      return "related.user";
    }
    return dotted.equals("host.name") || dotted.equals("host.hostname") ? "related.hosts" : "";
  }
}
