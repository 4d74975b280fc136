package io.portcullis.routes.verdict;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.routes.verdict.Authorise.Answer;

/** Answers to a login in the form that rlm_rest of FreeRADIUS 3 reads. */
final class Answers {
  /** An attribute holds so many octets (RFC 2865 section 5). */
  private static final int LONGEST = 253;

  private Answers() {}

  /** In, as what is known of it. */
  static Answer allow(Verdict verdict, Optional<String> vlan, Question question) {
    String standing = verdict.standing().name().toLowerCase(Locale.ROOT);
    String mark = "portcullis:" + standing + ":" + verdict.generation();
    return new Answer(
        true,
        attributes(vlan, question.certificateMark().filter(Answers::fits).orElse(mark)),
        Optional.of(verdict.asOf()),
        Optional.empty());
  }

  /** In, though nothing is known of it. */
  static Answer let(Optional<String> vlan) {
    return new Answer(
        true, attributes(vlan, "portcullis:unknown:0"), Optional.empty(), Optional.empty());
  }

  static Answer refuse(String reason) {
    return new Answer(false, message(reason), Optional.empty(), Optional.empty());
  }

  static Answer refuse(String reason, Verdict verdict) {
    return new Answer(false, message(reason), Optional.of(verdict.asOf()), Optional.empty());
  }

  private static Map<String, Object> attributes(Optional<String> vlan, String mark) {
    Map<String, Object> all = new LinkedHashMap<>();
    vlan.ifPresent(
        name -> {
          all.put("reply:Tunnel-Type", "VLAN");
          all.put("reply:Tunnel-Medium-Type", "IEEE-802");
          all.put("reply:Tunnel-Private-Group-Id", literal(name));
        });
    all.put("reply:Class", literal(mark));
    return all;
  }

  private static Map<String, Object> message(String reason) {
    return Map.of("reply:Reply-Message", literal(shortened(reason)));
  }

  /** FreeRADIUS would expand what looks like one of its own expressions in a plain text. */
  private static Map<String, Object> literal(String text) {
    return Map.of("value", List.of(text), "do_xlat", false);
  }

  private static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  /** As much of it as an attribute holds. */
  static String shortened(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(octets.length, LONGEST);
    while (end < octets.length && (octets[end] & 0xc0) == 0x80) {
      end--; // within a character
    }
    return new String(octets, 0, end, StandardCharsets.UTF_8);
  }
}
