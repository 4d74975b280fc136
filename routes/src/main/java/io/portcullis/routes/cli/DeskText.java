package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.DestructionItem;
import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Hold;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Move;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.routes.api.DeskEntry;

/** Items of the calendar for people. */
final class DeskText {
  private static final String NOBODY = "nobody";
  private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d{1,9}Z");

  private DeskText() {}

  /** One line, and one for each remark. */
  static String line(DeskEntry<? extends Item> entry) {
    StringBuilder text = new StringBuilder(head(entry.item())).append('\n');
    entry.remarks().forEach(remark -> text.append("  ! ").append(remark).append('\n'));
    return seconds(text.toString());
  }

  /** All of it. */
  static String whole(DeskEntry<? extends Item> entry) {
    StringBuilder text = new StringBuilder(line(entry));
    lines(entry.item()).forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("  version %d, by %s at %s%n".formatted(entry.version(), entry.by(), entry.at()));
    return seconds(text.toString());
  }

  /** Nobody plans by less than a second. */
  private static String seconds(String text) {
    return FRACTION.matcher(text).replaceAll("$1Z");
  }

  private static String head(Item item) {
    return switch (item) {
      case RotationItem r -> head(r);
      case ExerciseItem e -> head(e);
      case CustodyItem c ->
          "%s: %d people with a token, %d needed"
              .formatted(c.about(), c.custody().custodians(), c.custody().needed());
      case RetentionItem r -> r.about() + ": " + kept(r.retention());
      case DestructionItem d ->
          "%s: destruction asked for by %s, %s".formatted(d.about(), d.by(), stands(d));
      case ErasureItem e -> ErasureText.head(e);
    };
  }

  private static String head(RotationItem item) {
    Rotation r = item.rotation();
    return "%s  %s  %s %s, due %s, owner %s, key %s"
        .formatted(
            r.id(),
            word(r.phase()),
            word(r.need().kind()),
            word(r.cause()),
            r.plan().due(),
            or(r.plan().owner()),
            r.key());
  }

  private static String head(ExerciseItem item) {
    Exercise e = item.exercise();
    return "%s  %s  every %d days, owner %s, about %s%s"
        .formatted(
            e.id(),
            word(e.kind()),
            e.every().toDays(),
            or(e.owner()),
            e.about(),
            item.end().map(end -> ", ended: " + end.reason()).orElse(""));
  }

  private static String kept(Retention r) {
    return r.said()
        ? "kept until %s%s"
            .formatted(
                r.from().plus(r.least()),
                r.most().map(m -> ", to be gone by " + r.from().plus(m)).orElse(""))
        : "nobody said how long it is kept";
  }

  private static String stands(DestructionItem d) {
    if (d.proved()) {
      return "proved";
    }
    if (d.rejected().isPresent()) {
      return "rejected by " + d.rejected().orElseThrow().by();
    }
    return d.agreed()
        .map(a -> "agreed to by %s, proved by %d of 2".formatted(a.by(), d.proofs().size()))
        .orElse("waits for another person");
  }

  private static List<String> lines(Item item) {
    return switch (item) {
      case RotationItem r -> lines(r);
      case ExerciseItem e -> e.results().stream().map(DeskText::result).toList();
      case CustodyItem c -> c.custody().tokens().stream().map(DeskText::token).toList();
      case RetentionItem r -> r.retention().holds().stream().map(DeskText::hold).toList();
      case DestructionItem d ->
          Stream.of(
                  d.agreed().stream().map(w -> said("agreed to", w)),
                  d.proofs().stream().map(w -> said("proved", w)),
                  d.rejected().stream().map(w -> said("rejected", w)))
              .flatMap(words -> words)
              .toList();
      case ErasureItem e -> ErasureText.lines(e);
    };
  }

  private static List<String> lines(RotationItem item) {
    Plan plan = item.rotation().plan();
    List<String> lines = new ArrayList<>();
    String why = item.rotation().need().reason();
    if (!why.isEmpty()) {
      lines.add("because: " + why);
    }
    lines.add("validation: " + or(plan.validation(), "not settled"));
    lines.add("rollback: " + or(plan.rollback(), "not settled"));
    item.rotation().moves().forEach(m -> lines.add(move(m)));
    item.rejected()
        .ifPresent(
            no ->
                lines.add(
                    "%s rejected by %s: %s; it was %s"
                        .formatted(no.at(), no.by(), no.reason(), asked(no.asked()))));
    item.waiting().ifPresent(w -> lines.add("WAITS for another person's approval: " + asked(w)));
    return lines;
  }

  private static String asked(RotationItem.Waiting w) {
    return "%s, asked for by %s at %s"
        .formatted(
            w.step()
                .map(m -> word(m.to()) + " (" + m.evidence() + ")")
                .orElseGet(() -> "to be put off: " + w.deferral().orElseThrow().reason()),
            w.by(),
            w.at());
  }

  static String said(String what, DestructionItem.Word w) {
    return "%s %s by %s: %s".formatted(w.at(), what, w.by(), w.text());
  }

  private static String move(Move m) {
    return "%s %s by %s%s%s%s"
        .formatted(
            m.at(),
            word(m.to()),
            m.by(),
            m.approver().isEmpty() ? "" : ", approved by " + m.approver(),
            m.until().map(u -> ", until " + u).orElse(""),
            m.evidence().isEmpty() ? "" : ": " + m.evidence());
  }

  private static String result(ExerciseItem.Done done) {
    Result r = done.result();
    return "%s %s in %s, by %s; evidence %s; told by %s%s"
        .formatted(
            r.at(),
            word(r.outcome()),
            r.took(),
            r.people(),
            r.evidence(),
            done.by(),
            done.matrix().isEmpty() ? "" : "; matrix " + done.matrix());
  }

  private static String token(Custody.Token t) {
    return "%s %s, %s, %s, shown %s"
        .formatted(
            t.id(),
            word(t.state()),
            or(t.custodian()),
            t.place().isEmpty() ? "place not known" : t.place(),
            t.seen().map(Object::toString).orElse("never"));
  }

  private static String hold(Hold h) {
    return "legal hold \"%s\" by %s from %s%s"
        .formatted(h.name(), h.by(), h.from(), h.until().map(u -> " to " + u).orElse(""));
  }

  private static String or(String text) {
    return or(text, NOBODY);
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
