package io.portcullis.connectors.api.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccessReviewTold;
import io.portcullis.model.Statement.CeremonyHeld;

/** What people did together, and what they still have to look at again. */
final class Duties {
  /** Most of each on one subject, as many as are kept of it. */
  static final int MAX = 16;

  static final List<String> NAMES = List.of("ceremonies", "reviews");

  private Duties() {}

  static List<Statement> of(Doc doc, ParseContext context) {
    List<Statement> said = new ArrayList<>();
    bounded(doc, "ceremonies").forEach(c -> said.add(ceremony(c, context)));
    bounded(doc, "reviews").forEach(r -> said.add(review(r)));
    return said;
  }

  private static List<Doc> bounded(Doc doc, String field) {
    List<Doc> entries = doc.list(field);
    if (entries.size() > MAX) {
      throw new BadRecord(
          "%s: more than %d; leave out the oldest".formatted(doc.at(field).path(), MAX));
    }
    return entries;
  }

  private static CeremonyHeld ceremony(Doc doc, ParseContext context) {
    Strict.fields(doc, List.of("purpose", "at", "needed", "present"));
    Instant at = need(doc, "at");
    return new CeremonyHeld(
        needText(doc, "purpose"),
        Times.notAhead(context, doc.at("at").path(), at),
        people(doc, "needed", 1),
        people(doc, "present", 0));
  }

  private static AccessReviewTold review(Doc doc) {
    Strict.fields(doc, List.of("review", "due", "done"));
    return new AccessReviewTold(
        needText(doc, "review"), need(doc, "due"), Strict.truth(doc, "done").orElse(false));
  }

  private static String needText(Doc doc, String field) {
    doc.need(field);
    return Strict.text(doc, field);
  }

  private static Instant need(Doc doc, String field) {
    return Strict.day(doc, field)
        .orElseThrow(() -> new BadRecord(doc.at(field).path() + ": missing"));
  }

  private static int people(Doc doc, String field, int least) {
    String text = doc.need(field);
    int people = Words.digits(text, 2) ? Integer.parseInt(text) : -1;
    if (people < least || people > CeremonyHeld.MAX_PEOPLE) {
      throw new BadRecord(
          "%s: write how many people, %d to %d"
              .formatted(doc.at(field).path(), least, CeremonyHeld.MAX_PEOPLE));
    }
    return people;
  }
}
