package io.portcullis.connectors.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * Collects the names of one subject. Skips what is blank, malformed, or stands in thousands of
 * records: a factory's placeholder taken for a serial number would merge strangers.
 */
public final class Aliases {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "null",
          "none",
          "unknown",
          "n/a",
          "na",
          "default",
          "default string",
          "not specified",
          "not available",
          "not applicable",
          "system serial number",
          "to be filled by o.e.m.",
          "oem",
          "redacted",
          "<null>",
          "-");
  private static final Pattern EMPTY_ID = Pattern.compile("0|0[0:.\\-]{7,}|ff([:.-]?ff){5}");

  private final List<Alias> aliases = new ArrayList<>();

  public Aliases add(AliasType type, String value) {
    return usable(value) ? tried(() -> new Alias(type, value)) : this;
  }

  /** "vendor:id". */
  public Aliases vendor(AliasType type, String vendor, String id) {
    return usable(vendor) && usable(id) ? tried(() -> Alias.vendor(type, vendor, id)) : this;
  }

  /** Needs both issuer and serial number. */
  public Aliases certificate(String issuer, String serial) {
    return usable(issuer) && !serial.isBlank()
        ? tried(() -> Alias.certificate(issuer, serial))
        : this;
  }

  public Aliases all(List<Alias> more) {
    aliases.addAll(more);
    return this;
  }

  /** In the order they were added; the signal sorts them. */
  public List<Alias> list() {
    return List.copyOf(aliases);
  }

  private Aliases tried(java.util.function.Supplier<Alias> alias) {
    try {
      aliases.add(alias.get());
      return this;
    } catch (IllegalArgumentException e) {
      // Not of the type's form: a record is not refused for one name out of several.
      return this;
    }
  }

  private static boolean usable(String value) {
    String text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    return !text.isEmpty() && !PLACEHOLDERS.contains(text) && !emptyId(text);
  }

  private static boolean emptyId(String text) {
    boolean may = text.charAt(0) == '0' || text.charAt(0) == 'f';
    return may && EMPTY_ID.matcher(text).matches();
  }
}
