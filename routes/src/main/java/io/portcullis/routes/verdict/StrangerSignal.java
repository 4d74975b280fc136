package io.portcullis.routes.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Ids;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** What the log is told of a certificate that should not be: a detection about its authority. */
final class StrangerSignal {
  private static final String SOURCE = "authorise";

  /** RFC 5280 section 4.1.2.2: 20 octets. Some authorities do not keep to it. */
  private static final int MOST_DIGITS = 64;

  private static final int LONGEST_SPELLED = 200;

  /** What is wrong with it; its category is what rules look for. */
  enum Kind {
    UNASSIGNED("a certificate with serial number %s, which this authority never assigned"),
    DUPLICATE("a second certificate with serial number %s");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String category() {
      return name().toLowerCase(Locale.ROOT) + "-serial";
    }
  }

  private StrangerSignal() {}

  /** The certificate that it is about: the same for each time that it is shown. */
  static String key(Signal signal) {
    return signal.aliases() + ((RiskChanged) signal.statement()).risk();
  }

  /** Empty when issuer or serial have no form that a signal could hold. */
  static Optional<Signal> of(Kind kind, String issuer, String serial, String where, Instant now) {
    try {
      Alias authority = new Alias(AliasType.AUTHORITY_NAME, DistinguishedName.canonical(issuer));
      String number = number(serial);
      String hour = Long.toString(now.getEpochSecond() / Duration.ofHours(1).toSeconds());
      String id = Ids.of("sig", kind.category(), authority.value(), number, hour);
      return Optional.of(
          new Signal(
              id,
              SOURCE,
              id,
              now,
              now,
              SubjectKind.AUTHORITY,
              "",
              List.of(authority),
              false,
              Actor.UNKNOWN,
              risk(kind, number, where)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String number(String serial) {
    String digits = serial.length() > LONGEST_SPELLED ? "" : Alias.hex(serial);
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      throw new IllegalArgumentException("no serial number of a certificate");
    }
    return digits;
  }

  private static RiskChanged risk(Kind kind, String serial, String where) {
    return new RiskChanged(
        RiskOrigin.OTHER,
        kind.category() + ":" + serial,
        Severity.CRITICAL,
        Set.of(kind.category()),
        false,
        kind.text.formatted(serial) + ", was shown: " + where);
  }
}
