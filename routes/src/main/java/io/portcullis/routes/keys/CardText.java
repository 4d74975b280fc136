package io.portcullis.routes.keys;

import java.util.List;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.Answer;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.model.keys.Told;

/**
 * The card for a terminal: whatever is known, it fits into {@link #COLUMNS} by {@link #LINES}. What
 * does not is cut off or counted, and the JSON has it.
 */
public final class CardText {
  public static final int COLUMNS = 80;
  public static final int LINES = 40;

  /** Lines of one answer: eight times as many, and the head, are 36. */
  private static final int OF_ANSWER = 4;

  private static final int TITLE = 24;
  private static final int SOURCE = 16;
  private static final int DAY = "2026-03-31".length();

  private final StringBuilder text = new StringBuilder();

  private CardText() {}

  public static String of(KeyCard card) {
    CardText all = new CardText();
    all.head(card);
    card.answers().forEach(all::answer);
    return all.text.toString();
  }

  private void head(KeyCard card) {
    words("key " + card.name() + " (" + card.id() + "), as of " + card.asOf());
    words(about(card.profile()));
    words("also " + (card.aliases().isEmpty() ? "-" : String.join(", ", card.aliases())));
    String findings =
        card.findings().isEmpty() ? "nothing found" : String.join(", ", card.findings());
    words("standing " + card.standing() + ": " + findings);
  }

  private static String about(KeyProfile profile) {
    return "tier %s, environment %s, %s"
        .formatted(
            orDash(KeyDeclaration.word(profile.tier())),
            orDash(profile.environment()),
            profile.key().isEmpty() ? "algorithm not known" : profile.key());
  }

  private static String orDash(String text) {
    return text.isEmpty() || text.equals("unknown") ? "not known" : text;
  }

  private void answer(Answer answer) {
    List<Told> told = answer.told();
    String title = answer.question().title();
    if (told.isEmpty()) {
      line(Columns.padded(title, TITLE) + "not known");
      return;
    }
    long left = told.size() + answer.more();
    int shown = (int) (left > OF_ANSWER ? OF_ANSWER - 1 : left);
    for (Told one : told.subList(0, shown)) {
      line(Columns.padded(title, TITLE) + evidence(one));
      title = "";
    }
    if (left > shown) {
      line(" ".repeat(TITLE) + "and %d more: --json has them".formatted(left - shown));
    }
  }

  private static String evidence(Told told) {
    String source = Columns.cut(told.source(), SOURCE);
    String day = told.at().map(at -> at.toString().substring(0, DAY)).orElse("");
    String by = (source + " " + day).strip();
    String behind = by.isEmpty() ? "" : " [" + by + "]";
    return Columns.cut(told.text(), COLUMNS - TITLE - Columns.width(behind)) + behind;
  }

  private void words(String words) {
    line(Columns.cut(words, COLUMNS));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
