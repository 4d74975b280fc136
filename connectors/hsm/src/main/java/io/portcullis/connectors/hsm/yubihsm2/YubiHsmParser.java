package io.portcullis.connectors.hsm.yubihsm2;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * Source type {@code yubihsm2}: the output of {@code audit get}. A body is read in order, because
 * each entry's hash covers the one before it. From one body to the next the hub checks it.
 */
public final class YubiHsmParser implements Parser {
  private static final Pattern UNLOGGED =
      Pattern.compile("\\s*(\\d{1,5}) unlogged (boot|authentication)s? found\\s*");
  private static final Pattern TALK =
      Pattern.compile(
          "\\s*(Found \\d+ items?|No logs to extract|Using default connector.*|Session keepalive.*"
              + "|Created session.*|yubihsm>.*|[$#>] .*)\\s*");

  @Override
  public String type() {
    return "yubihsm2";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    Chain chain = new Chain();
    return Lines.parse(body, (line, place) -> read(line, place, context, chain));
  }

  private static Parsed read(Line line, long place, ParseContext context, Chain chain) {
    Matcher unlogged = UNLOGGED.matcher(line.text());
    if (unlogged.matches()) {
      chain.anew();
      return lost(unlogged, place, context);
    }
    if (TALK.matcher(line.text()).matches()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    LogEntry entry =
        LogEntry.of(line.text())
            .orElseThrow(() -> new BadRecord("not a line of audit get: no item, cmd and hash"));
    Chain.Link link = chain.follow(entry);
    Parsed parsed = new Reading(entry, context, place).parsed(link);
    return parsed.marked(Optional.of(chain.mark(entry, link)));
  }

  /** The log was full, and the device went on without writing them down. */
  private static Parsed lost(Matcher unlogged, long place, ParseContext context) {
    if (Integer.parseInt(unlogged.group(1)) == 0) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    String what = unlogged.group(1) + " unlogged " + unlogged.group(2) + "s";
    Signals signals = new Signals(context, place, "", context.receivedAt(), Actor.UNKNOWN);
    signals.say(SubjectKind.AUTHORITY, Reading.hsm(context), new Noted("integrity", what, false));
    return signals.with(
        new Ecs(context.receivedAt(), "Yubico", "yubihsm2.log")
            .kind("configuration", "info")
            .put("event.action", "unlogged")
            .put("event.reason", what));
  }
}
