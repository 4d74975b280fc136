package io.portcullis.routes.keys;

import java.util.List;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.KeyLine;
import io.portcullis.model.keys.KeyProfile;

/** Keys for a terminal, one on each line. */
public final class KeysText {
  private static final int[] WIDTHS = {24, 18, 12, 16, 10, 11, 11, 36};
  private static final int DAY = "2026-03-31".length();

  private KeysText() {}

  public static String heads() {
    return line(
        List.of("NAME", "TIER", "ENVIRONMENT", "WHERE", "KEY", "REPLACE BY", "STANDING", "ID"));
  }

  public static String of(List<KeyLine> keys) {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append(line(cells(key))));
    return text.toString();
  }

  private static List<String> cells(KeyLine key) {
    KeyProfile profile = key.profile();
    return List.of(
        key.name(),
        KeyDeclaration.word(profile.tier()),
        profile.environment().isEmpty() ? "-" : profile.environment(),
        KeyDeclaration.word(profile.home().kind()),
        profile.key().isEmpty() ? "-" : profile.key(),
        key.due().map(at -> at.toString().substring(0, DAY)).orElse("-"),
        key.standing().name(),
        key.id());
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(Columns.padded(cells.get(i), WIDTHS[i])).append(' ');
    }
    return line.toString().stripTrailing() + "\n";
  }
}
