package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.resolve.Message;

/** A source that sends anything is alive; the log is told so at most once in a while. */
final class Heartbeats {
  static final Duration EVERY = Duration.ofSeconds(10);

  /** One entry a configured source, so bounded by the configuration. */
  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  Optional<Message.Arrived> due(Source configured, Instant now) {
    return configured.expected().flatMap(expected -> due(configured.name(), expected, now));
  }

  private Optional<Message.Arrived> due(String source, Duration expected, Instant now) {
    Instant before = last.get(source);
    boolean soon = before != null && before.plus(often(expected)).isAfter(now);
    if (soon || !claim(source, before, now)) {
      return Optional.empty();
    }
    Signal alive =
        new Signal(
            Ids.of("sig", "heartbeat", source, now.toString()),
            source,
            "",
            now,
            now,
            SubjectKind.SOURCE,
            "",
            List.of(new Alias(AliasType.SOURCE_NAME, source)),
            false,
            Actor.UNKNOWN,
            new Statement.Heartbeat(expected));
    return Optional.of(Message.arrived(alive, Map.of(), "", Optional.empty()));
  }

  /** Twice within the expected interval, so that one that is late is not a silence. */
  private static Duration often(Duration expected) {
    Duration half = expected.dividedBy(2);
    return half.compareTo(EVERY) < 0 ? half : EVERY;
  }

  private boolean claim(String source, Instant before, Instant now) {
    return before == null
        ? last.putIfAbsent(source, now) == null
        : last.replace(source, before, now);
  }
}
