package io.portcullis.routes.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Records are words between blanks: s... is a signal, i... is ignored, b... is broken. */
record LetterParser(String type, Framing framing) implements Parser {
  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.contains("throw")) {
      throw new IllegalStateException("it must not");
    }
    return Stream.of(text.replaceAll("[^a-z ]", " ").strip().split(" +", -1))
        .map(word -> one(word, text.indexOf(word)))
        .toList();
  }

  private static Parsed one(String word, int at) {
    return switch (word.isEmpty() ? '?' : word.charAt(0)) {
      case 's' -> new Parsed.Understood(List.of(signal(word)), Map.of("event", Map.of("id", word)));
      case 'i' -> new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);
      default -> new Parsed.Broken("not a letter that is known", at);
    };
  }

  private static Signal signal(String word) {
    return new Signal(
        word,
        "letters",
        word,
        Instant.EPOCH,
        Instant.EPOCH,
        SubjectKind.DEVICE,
        "",
        List.of(new Alias(AliasType.HOSTNAME, word)),
        false,
        Actor.UNKNOWN,
        new Statement.Heartbeat());
  }
}
