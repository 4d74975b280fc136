package io.portcullis.connectors.radius.das;

import java.util.Optional;

import io.portcullis.connectors.radius.das.ErrorCause.Next;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/**
 * What a NAS's answer means for the action.
 *
 * @param next what its "no" asks for; empty when it was none
 */
record Verdict(Status status, String detail, Optional<Next> next) {
  private static final int MAX_MESSAGE = 100;

  static Verdict refused(String detail) {
    return new Verdict(Status.REFUSED, detail, Optional.empty());
  }

  static Verdict of(PacketCode request, Answer answer) {
    return switch (answer) {
      case Answer.Ack ack -> plain(Status.ACKNOWLEDGED, request.ack().title());
      case Answer.Nak nak -> of(request, nak);
      case Answer.Silent silent ->
          plain(Status.SILENT, "no answer to " + silent.sent() + " sent" + also(silent));
      case Answer.NotSent not -> plain(Status.NOT_ATTEMPTED, not.reason());
    };
  }

  /** By another of its names the NAS may know the session. */
  boolean byOtherName() {
    return next.filter(n -> n == Next.GONE || n == Next.OTHER_NAME).isPresent();
  }

  boolean gone() {
    return next.filter(n -> n == Next.GONE).isPresent();
  }

  /** The session is there, and this request will not end it. */
  boolean byOtherWay() {
    return next.filter(n -> n != Next.GONE && n != Next.AGAIN).isPresent();
  }

  /** This, after that was said of the same session. */
  Verdict after(Verdict first) {
    return new Verdict(status, first.detail + "; then " + detail, next);
  }

  private static Verdict plain(Status status, String detail) {
    return new Verdict(status, detail, Optional.empty());
  }

  private static Verdict of(PacketCode request, Answer.Nak nak) {
    String detail = request.nak().title() + ": " + nak.cause().describe() + printable(nak);
    Next next = nak.cause().next();
    return switch (next) {
      case GONE -> new Verdict(Status.REFUSED, Outcome.GONE + " " + detail, Optional.of(next));
      case OTHER_NAME, OTHER_WAY -> new Verdict(Status.REFUSED, detail, Optional.of(next));
      case AGAIN, FORCE -> new Verdict(Status.FAILED, detail, Optional.of(next));
    };
  }

  private static String also(Answer.Silent silent) {
    return silent.detail().isEmpty() ? "" : "; " + silent.detail();
  }

  /** The NAS's words, cut and without control characters: they end up in logs and on screens. */
  private static String printable(Answer.Nak nak) {
    String text = nak.message().replaceAll("\\p{Cntrl}", " ").strip();
    String cut = text.substring(0, Math.min(text.length(), MAX_MESSAGE));
    return cut.isEmpty() ? "" : ", \"" + cut + "\"";
  }
}
