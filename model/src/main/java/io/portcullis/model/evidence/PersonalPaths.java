package io.portcullis.model.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in a document persons may be named: version 1 of the list. It decides how the hash of a
 * record is computed, so it never changes; a longer list is a new version of the seal. A path takes
 * in all below it. Device names and addresses count as personal, because people name their laptops
 * after themselves.
 */
public final class PersonalPaths {
  public static final Set<String> VERSION_1 =
      Set.of(
          "message",
          "event.original",
          "user",
          "client",
          "user_agent",
          "email",
          "source.address",
          "source.domain",
          "source.ip",
          "source.mac",
          "source.nat",
          "source.geo",
          "source.user",
          "destination.user",
          "host.name",
          "host.hostname",
          "host.ip",
          "host.mac",
          "host.user",
          "process.user",
          "process.real_user",
          "process.args",
          "process.command_line",
          "related.user",
          "related.ip",
          "related.hosts",
          "url.username",
          "url.query",
          "x509.subject",
          "x509.alternative_names",
          "tls.client.x509.subject",
          "tls.client.x509.alternative_names",
          "portcullis.personal");

  /** All that stand before the last part of one of these paths: "portcullis" of the last one. */
  private static final Set<String> ON_THE_WAY =
      VERSION_1.stream().flatMap(PersonalPaths::before).collect(Collectors.toUnmodifiableSet());

  private PersonalPaths() {}

  private static Stream<String> before(String path) {
    return IntStream.range(0, path.length())
        .filter(i -> path.charAt(i) == '.')
        .mapToObj(i -> path.substring(0, i));
  }

  /** False when nothing below that path is personal. */
  static boolean mayHold(String path) {
    return ON_THE_WAY.contains(path);
  }

  /** A document in two: what stays for ever, and what a person can have erased. */
  public record Split(Map<String, Object> publicPart, Map<String, Object> personalPart) {}

  /** Maps that become empty by it are left out of the part; lists are never looked into. */
  public static Split split(Map<String, ?> document) {
    return split("", document);
  }

  private static Split split(String prefix, Map<String, ?> map) {
    Split split = new Split(new LinkedHashMap<>(), new LinkedHashMap<>());
    map.forEach((key, value) -> put(split, prefix, key, value));
    return split;
  }

  private static void put(Split split, String prefix, String key, Object value) {
    String path = prefix + key;
    if (personal(path, prefix.length())) {
      split.personalPart.put(key, value);
    } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Split below = split(path + ".", fields(map));
      putUnlessEmpty(split.publicPart, key, below.publicPart);
      putUnlessEmpty(split.personalPart, key, below.personalPart);
    } else {
      split.publicPart.put(key, value);
    }
  }

  /**
   * A path of the list, or below one when the document spells fields with dots.
   *
   * @param known so much of it is no path of the list: the walk came through there
   */
  static boolean personal(String path, int known) {
    int dot = path.length();
    while (dot > known) {
      if (VERSION_1.contains(path.substring(0, dot))) {
        return true;
      }
      dot = path.lastIndexOf('.', dot - 1);
    }
    return false;
  }

  private static void putUnlessEmpty(Map<String, Object> to, String key, Map<String, Object> part) {
    if (!part.isEmpty()) {
      to.put(key, part);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> fields(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }
}
