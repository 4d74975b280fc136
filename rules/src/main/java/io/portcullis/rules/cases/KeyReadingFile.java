package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyReading;
import io.portcullis.model.TokenFacts;

/** What a token says of a key, as a case writes it; what is left out is as it should be. */
public record KeyReadingFile(
    String source,
    Word extractable,
    Word neverExtractable,
    Word sensitive,
    Word alwaysSensitive,
    Word local,
    String type,
    String size,
    Set<String> usages,
    String model,
    boolean software,
    String since,
    boolean weak) {

  KeyReading toFact(Instant now) {
    KeyAttributes attributes =
        new KeyAttributes(
            "some key",
            FactsFile.or(type, "EC"),
            FactsFile.or(size, "P-256"),
            FactsFile.or(extractable, Word.CLEAR),
            FactsFile.or(neverExtractable, Word.SET),
            FactsFile.or(sensitive, Word.SET),
            FactsFile.or(alwaysSensitive, Word.SET),
            FactsFile.or(local, Word.SET),
            Word.SET,
            FactsFile.or(usages, Set.of("SIGN")));
    Instant at = FactsFile.at(since, now);
    return new KeyReading(
        FactsFile.or(source, FactsFile.SOURCE),
        attributes,
        token(),
        Optional.empty(),
        at,
        at,
        weak);
  }

  private TokenFacts token() {
    return new TokenFacts(
        "token",
        "some maker",
        FactsFile.or(model, "some model"),
        "1",
        !software,
        new TokenFacts.Versions("1.0", "1.0", "1.0"));
  }
}
