package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the tokens of {@code enforcers.hsm} are looked at.
 *
 * @param every from one look to the next
 * @param slow an answer may take less than that, the wait for other calls included
 * @param clockOff how much a token's clock may differ from the hub's
 * @param awayAfter so many looks in a row that did not reach it
 * @param knownGood firmware and drivers that are meant to be in use; none: only changes are told
 */
public record HsmCareSettings(
    @Default("1m") Duration every,
    @Default("2s") Duration slow,
    @Default("30s") Duration clockOff,
    @Default("3") int awayAfter,
    List<KnownGoodSettings> knownGood) {
  private static final int MOST = 100;

  /**
   * One model. A list that is left out fits any.
   *
   * @param manufacturer as the token says it, {@code model} likewise
   * @param firmware versions as "major.minor", {@code library} likewise
   * @param librarySha256 of the library's file in hex
   */
  public record KnownGoodSettings(
      @Default("") String manufacturer,
      @Default("") String model,
      List<String> firmware,
      List<String> library,
      @Key("library-sha256") List<String> librarySha256) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,3}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public KnownGoodSettings {
      new Checks()
          .that(
              fit(firmware, VERSION), "firmware", "each must be MAJOR.MINOR in quotes, as \"7.3\"")
          .that(fit(library, VERSION), "library", "each must be MAJOR.MINOR in quotes, as \"7.3\"")
          .that(
              fit(librarySha256, SHA256), "library-sha256", "each must be 64 lower-case hex digits")
          .that(
              !firmware.isEmpty() || !library.isEmpty() || !librarySha256.isEmpty(),
              "firmware",
              "one of firmware, library and library-sha256 is wanted")
          .end();
    }

    private static boolean fit(List<String> texts, Pattern form) {
      return texts.size() <= MOST && texts.stream().allMatch(t -> form.matcher(t).matches());
    }
  }

  public HsmCareSettings {
    new Checks()
        .between(every, Duration.ofSeconds(10), Duration.ofDays(1), "every")
        .between(slow, Duration.ofMillis(10), Duration.ofMinutes(1), "slow")
        .between(clockOff, Duration.ofSeconds(2), Duration.ofDays(1), "clock-off")
        .that(
            awayAfter >= 1 && awayAfter <= MOST,
            "away-after",
            "must be 1 to " + MOST + ", is " + awayAfter)
        .that(knownGood.size() <= MOST, "known-good", "must be at most " + MOST)
        .end();
  }
}
