package io.portcullis.replay.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.portcullis.model.Decided;
import io.portcullis.model.Ids;

/**
 * One digest over the lists of all subjects. A subject's list grows at its end, so what is kept of
 * it is one digest.
 */
final class Digest {
  private static final String START = "";

  private final Map<String, String> subjects = new HashMap<>();

  void add(Decided decided) {
    subjects.compute(
        decided.subject(),
        (subject, before) -> next(Objects.requireNonNullElse(before, START), decided));
  }

  String text() {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(subjects)
        .forEach((subject, digest) -> all.append(subject).append(' ').append(digest).append('\n'));
    return Ids.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String next(String before, Decided decided) {
    return Ids.of("lst", before, decided.signal(), decided.digest());
  }
}
