package io.portcullis.model.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A sealed document as the octets that the sealer wrote. Its two parts are cut out of the text
 * itself, with no document in between: several times faster than reading and writing it again.
 * Whoever changed the text changed what is cut out of it, so a check that holds is as good as that
 * of {@link SealedDocument}; one that does not, or a text of another spelling, is to be read as a
 * document first.
 */
public final class SealedText {
  private static final String OWN = "portcullis";
  private static final String SEAL = "portcullis.seal";

  /** After the hub's own object, and after the seal in it, there is nothing. */
  private static final String LAST = "\uffff";

  private static final String TIME = "@timestamp";
  private static final String STREAM = "data_stream";

  private final TextScan scan;
  private final JsonBytes publicPart = new JsonBytes();
  private final JsonBytes personalPart = new JsonBytes();
  private final Map<String, Object> seal = new LinkedHashMap<>();

  /** Where in the parts the hub's own object would stand if it were sorted; -1 while unknown. */
  private int publicPlace = -1;

  private int personalPlace = -1;
  private String timestamp = "";
  private String dataset = "";

  private SealedText(TextScan scan) {
    this.scan = scan;
  }

  /** Nothing when the text is not spelled as the sealer does it. */
  public static Optional<SealedText> read(byte[] bytes, int from, int to) {
    SealedText text = new SealedText(new TextScan(bytes, from, to));
    try {
      text.open();
      text.fields("");
      text.publicPart.add('}');
      text.personalPart.add('}');
      text.scan.end();
      return text.seal.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws IllegalArgumentException naming the field that is missing or of another type
   */
  public Seal seal() {
    return Seal.from(seal);
  }

  /** As it is written, or empty. */
  public String timestamp() {
    return timestamp;
  }

  /** Of the data stream, "portcullis.signals"; or empty. */
  public String dataset() {
    return dataset;
  }

  public SealCheck check(Seal of) {
    byte[] salt = of.redacted().isEmpty() ? (of.salt() + "\n").getBytes(UTF_8) : new byte[0];
    return SealCheck.of(of, publicPart.sha256(new byte[0]), personalPart.sha256(salt));
  }

  private void open() {
    scan.expect('{');
    publicPart.add('{');
    personalPart.add('{');
  }

  /** Up to the brace that closes the map. */
  private void fields(String prefix) {
    String before = "";
    boolean more = !scan.closes();
    while (more) {
      int from = scan.at();
      String key = scan.key();
      before = inOrder(prefix, before, key);
      field(prefix, key, from);
      more = scan.more();
    }
  }

  /** The sealer sorts all keys but its own last ones; two of one name are no document. */
  private static String inOrder(String prefix, String before, String key) {
    boolean own = (prefix + key).equals(SEAL) || (prefix.isEmpty() && key.equals(OWN));
    if (before.equals(LAST) || (!own && before.compareTo(key) >= 0)) {
      throw new IllegalArgumentException("not in order: " + key);
    }
    return own ? LAST : key;
  }

  private void field(String prefix, String key, int from) {
    String path = prefix + key;
    if (prefix.isEmpty() && publicPlace < 0 && key.compareTo(OWN) >= 0) {
      publicPlace = publicPart.size();
      personalPlace = personalPart.size();
    }
    if (path.equals(OWN)) {
      own(from);
    } else if (path.equals(SEAL)) {
      scan.flat(seal);
    } else if (PersonalPaths.personal(path, prefix.length())) {
      scan.value();
      copy(personalPart, from);
    } else if (scan.opensFullMap() && PersonalPaths.mayHold(path)) {
      cut(path + ".", from);
    } else {
      int value = scan.at();
      scan.value();
      copy(publicPart, from);
      note(path, value);
    }
  }

  /** It stands at the end of the text, and in its place among the others where it is hashed. */
  private void own(int from) {
    byte[] publicRest = publicPart.takeFrom(publicPlace);
    byte[] personalRest = personalPart.takeFrom(personalPlace);
    cut(OWN + ".", from);
    publicPart.fields(publicRest);
    personalPart.fields(personalRest);
  }

  private void copy(JsonBytes part, int from) {
    part.comma();
    part.add(scan.bytes(), from, scan.at() - from);
  }

  private void cut(String prefix, int from) {
    int publicBefore = publicPart.size();
    int personalBefore = personalPart.size();
    scan.expect('{');
    copy(publicPart, from);
    copy(personalPart, from);
    fields(prefix);
    publicPart.closeOrDrop(publicBefore);
    personalPart.closeOrDrop(personalBefore);
  }

  private void note(String path, int value) {
    if (path.equals(TIME)) {
      timestamp = scan.string(value);
    } else if (path.equals(STREAM)) {
      dataset = scan.within(value, "\"dataset\":\"");
    }
  }
}
