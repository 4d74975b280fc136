package io.portcullis.bench.hub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Alias;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;

/** Records as the hub's entrance puts them into {@code intake}. */
final class IntakeForm {
  /**
   * A message of the topic.
   *
   * @param traceparent header of W3C Trace Context; empty where it belongs to no trace
   */
  record Message(String key, byte[] value, Optional<String> traceparent) {
    Message(String key, byte[] value) {
      this(key, value, Optional.empty());
    }

    /** As one whose trace began at the entrance. */
    Message traced(long number) {
      return new Message(key, value, Optional.of("00-%032x-%016x-01".formatted(number, number)));
    }
  }

  private static final Map<String, Object> SEARCH =
      Map.of("part", "ABOUT", "hop", 0, "aim", "LOOK", "counted", false);

  private final Parser parser;
  private final String source;

  IntakeForm(String source) {
    this.source = source;
    this.parser =
        Parsers.byType(source)
            .orElseThrow(() -> new BenchException("no parser for " + source + " is installed"));
  }

  /** The first signal that the record holds. */
  Message of(String body, Instant received) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<Parsed> parsed = parser.parse(bytes, new ParseContext(source, received, "bench"));
    if (!(parsed.getFirst() instanceof Parsed.Understood understood)) {
      throw new BenchException("a record of the benchmark is not understood: " + parsed);
    }
    Signal signal = understood.signals().getFirst();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("message", "arrived");
    message.put("signal", signal);
    message.put("ecs", understood.ecs());
    message.put("rawHash", Ids.sha256(bytes));
    message.put("search", SEARCH);
    return new Message(key(signal), Json.bytes(message));
  }

  private static String key(Signal signal) {
    Alias strongest = signal.aliases().getFirst();
    return signal.kind().name().toLowerCase(Locale.ROOT) + ":" + strongest.key();
  }
}
