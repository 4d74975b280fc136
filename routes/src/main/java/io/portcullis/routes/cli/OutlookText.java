package io.portcullis.routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.portcullis.connectors.api.DurationText;
import io.portcullis.inventory.calendar.Step;
import io.portcullis.routes.api.ChainsView;
import io.portcullis.routes.api.DuePage;

/** Chains and what is due, for people. */
final class OutlookText {
  private OutlookText() {}

  static String of(ChainsView view) {
    StringBuilder text = new StringBuilder();
    view.authorities().forEach(a -> authority(a, text));
    if (view.authorities().isEmpty()) {
      text.append("the inventory has no certificate of an authority\n");
    }
    view.remarks().forEach(r -> remark(r, text));
    view.breaks().forEach(b -> broken(b, text));
    if (view.more() > 0) {
      text.append("and %,d more%n".formatted(view.more()));
    }
    if (view.leftOut() > 0) {
      text.append("%,d authorities were too many to look at%n".formatted(view.leftOut()));
    }
    return text.append("as of %s%n".formatted(time(view.at()))).toString();
  }

  private static void authority(ChainsView.Authority a, StringBuilder text) {
    String by = a.by().equals(a.subject()) ? "" : " with " + a.by();
    text.append(
        "%s%n    %s, breaks %s%s, %,d certificates%n    %s%n"
            .formatted(a.subject(), ending(a), time(a.breaks()), by, a.certificates(), a.id()));
  }

  private static String ending(ChainsView.Authority a) {
    String proof = "proved by " + word(a.proof());
    return switch (a.ending()) {
      case ROOT ->
          a.length() == 1 ? "a root" : "to a root in %d steps, %s".formatted(a.length() - 1, proof);
      case OFFLINE -> "to an offline root, " + proof;
      case UNKNOWN -> "to no root";
    };
  }

  private static void remark(ChainsView.Remarked r, StringBuilder text) {
    text.append(
        "%s: %s, %s%n".formatted(word(r.kind()), String.join("; ", r.about()), time(r.at())));
  }

  private static void broken(ChainsView.Broken b, StringBuilder text) {
    text.append(
        "breaks %s: %s; %,d certificates of %s are valid longer%n"
            .formatted(time(b.at()), b.by(), b.certificates(), String.join("; ", b.authorities())));
  }

  static String of(DuePage page) {
    StringBuilder text = new StringBuilder();
    page.certificates().forEach(d -> due(d, text));
    if (page.certificates().isEmpty()) {
      text.append("nothing is to be renewed now\n");
    }
    if (page.more()) {
      text.append("there are more: --most, --owner\n");
    }
    if (page.asOf().isEmpty()) {
      text.append("the hub is still reading what it was told\n");
    }
    return text.toString();
  }

  private static void due(DuePage.Due d, StringBuilder text) {
    String owner = d.owner().isEmpty() ? "nobody" : d.owner();
    String step = d.urgency().map(u -> ", " + step(u)).orElse("");
    text.append(
        "%-20s  %s  (%s)%s%s%s%n    %s%n"
            .formatted(
                time(d.notAfter()),
                d.name(),
                owner,
                step,
                chance(d),
                d.missing() ? ", no renewal is known" : "",
                d.id()));
  }

  private static String step(Duration urgency) {
    return urgency.equals(Step.EARLY)
        ? "its authority wants it renewed early"
        : "step " + DurationText.print(urgency);
  }

  private static String chance(DuePage.Due d) {
    if (d.noChance()) {
      return ", nothing may be changed before";
    }
    return d.lastChance().equals(d.notAfter()) ? "" : ", last chance " + time(d.lastChance());
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
