package io.portcullis.connectors.radius.das;

import io.portcullis.model.Outcome.Status;

/** What a NAS's answer means for the action. */
record Verdict(Status status, String detail) {
  private static final int MAX_MESSAGE = 100;

  static Verdict refused(String detail) {
    return new Verdict(Status.REFUSED, detail);
  }

  static Verdict of(PacketCode request, Answer answer) {
    return switch (answer) {
      case Answer.Ack ack -> new Verdict(Status.ACKNOWLEDGED, request.ack().title());
      case Answer.Nak nak -> of(request, nak);
      case Answer.Silent silent ->
          new Verdict(Status.SILENT, "no answer to " + silent.sent() + " sent" + also(silent));
      case Answer.NotSent not -> new Verdict(Status.NOT_ATTEMPTED, not.reason());
    };
  }

  private static Verdict of(PacketCode request, Answer.Nak nak) {
    String detail = request.nak().title() + ": " + nak.cause().describe() + printable(nak);
    return switch (nak.cause().weight()) {
      case GONE -> refused("gone: " + detail);
      case LASTING -> refused(detail);
      case MAY_PASS -> new Verdict(Status.FAILED, detail);
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
