package io.portcullis.model.evidence;

import java.util.Arrays;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record that waits for its seal, as the topic {@code records} holds it. Its leaf is computed
 * where the record is made, and its text ends with the hub's own object, so that sealing adds some
 * fields at the end and neither reads nor writes the document. Form, with no blanks and in this
 * order: {"leaf":[PUBLIC,PERSONAL,SALT],"document":DOCUMENT}.
 */
public final class Unsealed {
  private static final String OWN = "portcullis";
  private static final String SEAL = "seal";
  private static final String HEAD = "{\"leaf\":[\"";
  private static final String NEXT = "\",\"";
  private static final String THEN = "\"],\"document\":";
  private static final int HEX = 64;
  private static final int PERSONAL = HEAD.length() + HEX + NEXT.length();
  private static final int SALT = PERSONAL + HEX + NEXT.length();
  private static final int DOCUMENT = SALT + HEX + THEN.length();

  /** Closes the hub's own object and the document. */
  private static final byte[] END = "}}".getBytes(US_ASCII);

  private final Leaf leaf;
  private final String salt;
  private final byte[] document;

  private Unsealed(Leaf leaf, String salt, byte[] document) {
    this.leaf = leaf;
    this.salt = salt;
    this.document = document;
  }

  /**
   * @param salt 32 random octets, lower-case hex
   * @throws IllegalArgumentException when the record brings a seal of its own
   */
  public static Unsealed of(AuditRecord record, String salt) {
    Map<String, Object> complete = record.complete();
    Map<?, ?> own = (Map<?, ?>) complete.get(OWN);
    if (own.containsKey(SEAL) || spelledWithDots(complete)) {
      throw new IllegalArgumentException("record " + record.id() + " brings a seal of its own");
    }
    PartedJson json = PartedJson.of(complete, OWN);
    return new Unsealed(Leaf.of(json, salt), salt, json.whole());
  }

  private static boolean spelledWithDots(Map<String, Object> document) {
    for (String key : document.keySet()) {
      if (key.startsWith(OWN + ".")) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws IllegalArgumentException saying what of the form is missing
   */
  public static Unsealed read(byte[] bytes) {
    require(bytes, 0, HEAD);
    require(bytes, PERSONAL - NEXT.length(), NEXT);
    require(bytes, SALT - NEXT.length(), NEXT);
    require(bytes, DOCUMENT - THEN.length(), THEN);
    require(bytes, bytes.length - END.length - 1, "}}}");
    Leaf leaf = new Leaf(hex(bytes, HEAD.length()), hex(bytes, PERSONAL));
    return new Unsealed(
        leaf, hex(bytes, SALT), Arrays.copyOfRange(bytes, DOCUMENT, bytes.length - 1));
  }

  public byte[] bytes() {
    String head = HEAD + leaf.publicHash() + NEXT + leaf.personalHash() + NEXT + salt + THEN;
    byte[] all = Arrays.copyOf(head.getBytes(US_ASCII), DOCUMENT + document.length + 1);
    System.arraycopy(document, 0, all, DOCUMENT, document.length);
    all[all.length - 1] = '}';
    return all;
  }

  /** Its place as the next of the chain. */
  public Seal seal(String chain, Head head) {
    return Seal.next(chain, head, salt, leaf);
  }

  /** The document with the seal in it, as the topic {@code sealed} and Elasticsearch hold it. */
  public byte[] with(Seal seal) {
    String fields = ",\"" + SEAL + "\":" + CanonicalJson.text(seal.fields()) + "}}";
    byte[] ending = fields.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(document, document.length - END.length + ending.length);
    System.arraycopy(ending, 0, all, document.length - END.length, ending.length);
    return all;
  }

  private static void require(byte[] bytes, int from, String expected) {
    boolean there =
        from >= 0
            && from + expected.length() <= bytes.length
            && text(bytes, from, expected.length()).equals(expected);
    if (!there) {
      throw new IllegalArgumentException(
          "record: %s is missing at octet %d".formatted(expected, from));
    }
  }

  private static String hex(byte[] bytes, int from) {
    for (int i = from; i < from + HEX; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        throw new IllegalArgumentException("record: not hexadecimal at octet " + i);
      }
    }
    return text(bytes, from, HEX);
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, ISO_8859_1);
  }
}
