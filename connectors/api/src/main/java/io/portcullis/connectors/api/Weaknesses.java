package io.portcullis.connectors.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a device, in one word for all vendors: managements name the setting that
 * failed each in their own way, Fleet even by a title that its user wrote. The words: {@link
 * #DISK_ENCRYPTION}, {@link #JAILBROKEN}, {@link #OS_VERSION}. They are found by parts of the
 * vendor's name and not by a list of names, so that a renamed policy is still understood.
 */
public final class Weaknesses {
  public static final String DISK_ENCRYPTION = "disk-encryption";

  /** Or rooted. */
  public static final String JAILBROKEN = "jailbroken";

  /** The operating system is older than the management asks for, or has no support any more. */
  public static final String OS_VERSION = "os-version";

  /** So much of a name is looked at. */
  static final int MAX_LENGTH = 500;

  private static final Words ENCRYPTION = Words.of("bitlocker", "filevault", "luks");
  private static final Words DISK = Words.of("disk", "drive", "volume", "storage", "device");
  private static final Words BROKEN = Words.of("jailbr", "rooted");
  private static final Words ENDED =
      Words.of("osminimum", "minimumos", "osversion", "osuptodate", "endoflife", "endofsupport");
  private static final Words AGE = Words.of("version", "build", "date", "support");

  private Weaknesses() {}

  /** The vendor's words, and before them those of this class that they mean, each once. */
  public static List<String> named(List<String> reasons) {
    List<String> all = new ArrayList<>();
    reasons.forEach(reason -> word(reason).filter(w -> !all.contains(w)).ifPresent(all::add));
    reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
    return List.copyOf(all);
  }

  private static Optional<String> word(String reason) {
    String text = letters(reason);
    if (ENCRYPTION.in(text) || text.contains("encrypt") && DISK.in(text)) {
      return Optional.of(DISK_ENCRYPTION);
    }
    if (BROKEN.in(text)) {
      return Optional.of(JAILBROKEN);
    }
    boolean old = ENDED.in(text) || text.contains("operatingsystem") && AGE.in(text);
    return old ? Optional.of(OS_VERSION) : Optional.empty();
  }

  private static String letters(String reason) {
    String part = reason.substring(0, Math.min(reason.length(), MAX_LENGTH));
    StringBuilder letters = new StringBuilder(part.length());
    part.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> c >= 'a' && c <= 'z')
        .forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
