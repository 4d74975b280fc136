package io.portcullis.dashboards.rules;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Times as Kibana writes them: 30s, 5m, 2h, 7d. */
final class SpanReader extends StdDeserializer<Duration> {
  private static final long serialVersionUID = 1L;
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([smhd])");

  SpanReader() {
    super(Duration.class);
  }

  @Override
  public Duration deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    Matcher span = SPAN.matcher(parser.getText());
    if (!span.matches()) {
      throw new IllegalArgumentException(parser.currentName() + ": a time is written 30s, 5m, 2h");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
