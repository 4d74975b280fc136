package io.portcullis.model.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyDifference;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyReading;
import io.portcullis.model.State;
import io.portcullis.model.TokenFacts;

/** Where a key is: by its token's own word, as declared, and by the names it has there. */
final class Stored {
  private Stored() {}

  static Answer of(State state, Instant now) {
    Facts facts = state.subject().facts();
    List<Told> told = new ArrayList<>();
    facts.differences().forEach(d -> told.add(difference(d)));
    facts.declared().keys().reversed().forEach(key -> declared(key, now, told));
    facts.keyReadings().reversed().forEach(reading -> told.add(read(reading)));
    state.subject().aliases().stream().filter(Stored::place).forEach(a -> told.add(named(a)));
    return Answer.of(Question.STORED, told);
  }

  private static Told difference(KeyDifference difference) {
    return Told.by(difference.source(), difference.since(), "DIFFERS, " + difference.describe());
  }

  private static void declared(DeclaredKey key, Instant now, List<Told> told) {
    KeyHome home = key.declaration().home();
    String where =
        Words.join(
            home.describe(),
            home.firmware().isEmpty() ? "" : "firmware " + home.firmware(),
            home.driver().isEmpty() ? "" : "driver " + home.driver());
    if (!where.isEmpty()) {
      told.add(Told.by(key.source(), key.at(), "declared " + where));
    }
    String validation = home.validation().describe(now);
    if (!validation.isEmpty()) {
      told.add(Told.by(key.source(), key.at(), validation));
    }
  }

  private static Told read(KeyReading reading) {
    TokenFacts token = reading.token();
    String driver = token.versions().library();
    String text =
        token.describe()
            + (driver.isEmpty() ? "" : ", driver " + driver)
            + reading.listed().map(l -> "; " + l.describe()).orElse("")
            + "; "
            + reading.attributes().describe();
    return Told.by(reading.source(), reading.at(), text);
  }

  private static boolean place(Alias alias) {
    return alias.type() == AliasType.PKCS11_KEY || alias.type() == AliasType.ARN;
  }

  private static Told named(Alias alias) {
    return Told.concluded("its name there is " + alias.key());
  }
}
