package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import io.portcullis.connectors.ca.authority.Authority.SuggestsRenewal;
import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.inventory.calendar.Span;

/**
 * What an authority said last of one certificate.
 *
 * @param window empty where it has no opinion, or has not been asked yet
 * @param again not to be asked before
 */
record Suggestion(
    String id, SuggestsRenewal authority, Instant notAfter, Optional<Span> window, Instant again) {
  /** Within these an authority is believed when to be asked again. */
  static final Duration SOONEST = Duration.ofHours(1);

  static final Duration LATEST = Duration.ofDays(1);

  /** So that none is asked again and again while others wait. */
  static final Comparator<Suggestion> LONGEST_WAITING =
      Comparator.comparing(Suggestion::again)
          .thenComparing(Suggestion::notAfter)
          .thenComparing(Suggestion::id);

  static Suggestion unasked(String id, SuggestsRenewal authority, Instant notAfter) {
    return new Suggestion(id, authority, notAfter, Optional.empty(), Instant.MIN);
  }

  Suggestion told(Optional<RenewalWindow> told, Instant now) {
    Optional<Span> said = told.map(w -> new Span(w.start(), w.end()));
    boolean same = ended(now) && said.filter(s -> !s.until().isAfter(now)).isPresent();
    Instant wanted = told.map(RenewalWindow::lookAgain).orElse(now.plus(LATEST));
    // A window that means "at once" ends a little before each question: the first one counts.
    return new Suggestion(id, authority, notAfter, same ? window : said, bounded(wanted, now));
  }

  /** After a question without an answer: what was told before still holds. */
  Suggestion later(Instant now) {
    return new Suggestion(id, authority, notAfter, window, now.plus(SOONEST));
  }

  boolean ended(Instant now) {
    return window.filter(w -> !w.until().isAfter(now)).isPresent();
  }

  private static Instant bounded(Instant wanted, Instant now) {
    Instant first = now.plus(SOONEST);
    Instant last = now.plus(LATEST);
    return wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted;
  }
}
