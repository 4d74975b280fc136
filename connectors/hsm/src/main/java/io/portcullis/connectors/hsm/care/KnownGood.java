package io.portcullis.connectors.hsm.care;

import java.util.List;

/**
 * Firmware and drivers that are meant to be in use with one model.
 *
 * @param manufacturer as the token says it; empty fits any, {@code model} likewise
 * @param firmware "major.minor" each; empty fits any, {@code library} likewise
 * @param librarySha256 of the library's file, lower-case hex; empty fits any
 */
public record KnownGood(
    String manufacturer,
    String model,
    List<String> firmware,
    List<String> library,
    List<String> librarySha256) {
  public KnownGood {
    firmware = List.copyOf(firmware);
    library = List.copyOf(library);
    librarySha256 = List.copyOf(librarySha256);
  }

  boolean is(TokenSeen token) {
    return fits(manufacturer, token.manufacturer()) && fits(model, token.model());
  }

  boolean firmware(TokenSeen token) {
    return is(token) && fits(firmware, token.firmware());
  }

  boolean driver(TokenSeen token) {
    return is(token)
        && fits(library, token.library())
        && fits(librarySha256, token.librarySha256());
  }

  /** True when it names this very file, and does not merely allow any. */
  boolean namesDriver(TokenSeen token) {
    return driver(token) && !librarySha256.isEmpty();
  }

  boolean namesFirmware(TokenSeen token) {
    return firmware(token) && !firmware.isEmpty();
  }

  private static boolean fits(String wanted, String said) {
    return wanted.isEmpty() || wanted.equalsIgnoreCase(said);
  }

  private static boolean fits(List<String> wanted, String said) {
    return wanted.isEmpty() || wanted.contains(said);
  }
}
