package io.portcullis.connectors.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Cuts a body of Windows events into records: JSON (one, an array, one a line), {@code <Event>}
 * elements one after another or inside any wrapper, or syslog lines that carry JSON. An event that
 * is broken does not spoil those beside it.
 */
public final class WindowsEvents {
  /** An element ends with its tag, wherever its lines do; JSON and syslog are lines. */
  public static final Cut CUT = WindowsEvents::place;

  private static final Pattern START = Pattern.compile("<Event(?=[\\s>])");
  private static final String END = "</Event>";

  /** Around events: a declaration, a wrapper's tags, the priority of a syslog header. */
  private static final Pattern TAG = Pattern.compile("<(?:[/?A-Za-z][^<>]{0,1000}|\\d{1,3})>");

  /** The rest of a syslog header, before an event on the same line. */
  private static final Pattern HEADER = Pattern.compile("[^<>{}\\n]{0,1000}");

  private final byte[] body;
  private final ParseContext context;
  private final RecordReader<WindowsEvent> reader;
  private final List<Parsed> parsed = new ArrayList<>();

  private WindowsEvents(byte[] body, ParseContext context, RecordReader<WindowsEvent> reader) {
    this.body = body;
    this.context = context;
    this.reader = reader;
  }

  public static List<Parsed> parse(
      byte[] body, ParseContext context, RecordReader<WindowsEvent> reader) {
    // One character for each byte, so that places in the text are places in the body.
    String bytes = new String(body, ISO_8859_1);
    String head = bytes.startsWith("\u00EF\u00BB\u00BF") ? bytes.substring(3) : bytes;
    if (head.stripLeading().startsWith("{") || head.stripLeading().startsWith("[")) {
      return JsonBody.parse(
          body,
          List.of("records"),
          (doc, place) -> reader.read(WindowsJson.read(doc).event(context), place));
    }
    if (START.matcher(bytes).find()) {
      return new WindowsEvents(body, context, reader).elements(bytes);
    }
    return Lines.parse(
        body, (line, place) -> reader.read(line(line, context).event(context), place));
  }

  private static Cut.Place place(String line) {
    boolean begins = START.matcher(line).find();
    if (line.contains(END)) {
      return begins ? Cut.Place.ALONE : Cut.Place.LAST;
    }
    // A message inside an element may have lines of any look; those outside hold JSON.
    return begins ? Cut.Place.FIRST : line.contains("{") ? Cut.Place.ALONE : Cut.Place.NEXT;
  }

  private List<Parsed> elements(String bytes) {
    Matcher start = START.matcher(bytes);
    int from = 0;
    boolean found = start.find();
    while (found && parsed.size() <= JsonBody.MAX_RECORDS) {
      int begin = start.start();
      around(from, begin, true);
      found = start.find();
      // An event that was cut off ends where the next one begins.
      int next = found ? start.start() : body.length;
      int close = bytes.indexOf(END, begin, next);
      from = close < 0 ? next : close + END.length();
      element(begin, from);
    }
    around(from, body.length, false);
    return parsed.size() <= JsonBody.MAX_RECORDS ? List.copyOf(parsed) : List.of(JsonBody.TOO_MANY);
  }

  /** Anything else between two events may have been one. */
  private void around(int from, int to, boolean beforeEvent) {
    String text = new String(body, from, to - from, UTF_8);
    String bare = TAG.matcher(text).replaceAll("").replace("\uFEFF", "").strip();
    boolean header = beforeEvent && HEADER.matcher(bare).matches();
    if (!bare.isEmpty() && !header) {
      parsed.add(new Parsed.Broken("text that is no <Event> element", from));
    }
  }

  private void element(int from, int to) {
    OptionalInt invalid = Utf8.invalidAt(body, from, to);
    if (invalid.isPresent()) {
      parsed.add(Utf8.broken(invalid.getAsInt()));
      return;
    }
    RecordReader<String> xml =
        (text, place) -> reader.read(WindowsXml.read(text).event(context), place);
    parsed.add(xml.guarded(new String(body, from, to - from, UTF_8), from));
  }

  private static WindowsFields line(Line line, ParseContext context) {
    Syslog syslog = Syslog.read(line.text(), context);
    int brace = syslog.message().indexOf('{');
    if (brace < 0) {
      throw new BadRecord("neither JSON nor an <Event> element");
    }
    try {
      Doc doc = Doc.of(Json.VENDOR.readTree(syslog.message().substring(brace)));
      return WindowsJson.read(doc);
    } catch (IOException e) {
      throw new BadRecord("malformed JSON in the message");
    }
  }
}
