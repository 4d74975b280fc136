package io.portcullis.routes.vitals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How one thing of the hub is.
 *
 * @param kind source, breaker, approvals, planned, shipping, checkpoint, alerts, canary,
 *     convergence, point or selftest
 * @param state one word; {@code ok} where all is well
 * @param count of what waits there, or came
 * @param seconds since the last word, the wait of what waits longest, or how long it took
 * @param at when it last ran
 * @param detail one line for people; never names a person
 */
public record Vital(
    String kind,
    String name,
    String state,
    OptionalLong count,
    OptionalDouble seconds,
    Optional<Instant> at,
    String detail) {
  private static final int MAX_TEXT = 1_000;

  public static Vital of(String kind, String name, String state) {
    return new Vital(
        kind, name, state, OptionalLong.empty(), OptionalDouble.empty(), Optional.empty(), "");
  }

  public Vital counting(long number) {
    return new Vital(kind, name, state, OptionalLong.of(number), seconds, at, detail);
  }

  public Vital aged(double age) {
    return new Vital(kind, name, state, count, OptionalDouble.of(Math.max(0, age)), at, detail);
  }

  public Vital saying(String text) {
    return new Vital(kind, name, state, count, seconds, at, text);
  }

  public Vital on(Instant moment) {
    return new Vital(kind, name, state, count, seconds, Optional.of(moment), detail);
  }

  Map<String, Object> fields(String node) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", node);
    fields.put("kind", kind);
    fields.put("name", cut(name));
    fields.put("state", state);
    count.ifPresent(number -> fields.put("count", number));
    seconds.ifPresent(age -> fields.put("seconds", age));
    at.ifPresent(moment -> fields.put("at", moment.toString()));
    if (!detail.isEmpty()) {
      fields.put("detail", cut(detail));
    }
    return fields;
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
