package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/**
 * The private keys of a token, page by page. The first page takes the list of objects; the later
 * ones go on in it, because a token may list them in another order each time.
 */
final class KeyList {
  /** More keys are counted and not read. */
  static final int MAX_KEYS = 1000;

  /**
   * Keys of a page: so many fit into {@link Lines#MAX_REPLY}, and hold up no other call for long.
   */
  static final int PAGE = 16;

  static final int MAX_LABEL = 64;
  static final int MAX_ID = 256;

  /** What a token may answer about one attribute of an object that is there. */
  private static final Set<Long> NOT_TOLD =
      Set.of(PKCS11Constants.CKR_ATTRIBUTE_TYPE_INVALID, PKCS11Constants.CKR_ATTRIBUTE_SENSITIVE);

  private static final Map<String, Long> FLAGS = flags();

  private final Session session;
  private final int most;
  private long[] objects = {};

  KeyList(Session session) {
    this(session, MAX_KEYS);
  }

  /**
   * @param most keys that are read
   */
  KeyList(Session session, int most) {
    this.session = session;
    this.most = most;
  }

  Reply page(Request request) throws PKCS11Exception {
    if (request.from() < 0 || request.from() > objects.length) {
      return new Reply(request.id(), Reply.Code.BAD_REQUEST, "from: no such page");
    }
    if (request.from() == 0) {
      AttributeVector wanted =
          new AttributeVector().class_(PKCS11Constants.CKO_PRIVATE_KEY).token(true);
      objects = session.findObjectsSingle(wanted, most + 1);
    }
    int end = Math.min(request.from() + PAGE, Math.min(objects.length, most));
    List<KeyRow> rows = new ArrayList<>();
    for (int i = request.from(); i < end; i++) {
      row(objects[i]).ifPresent(rows::add);
    }
    int next = end == most ? objects.length : end;
    return new Reply(
        request.id(), Reply.Code.DONE, "", new Found(List.of(), rows, next, objects.length));
  }

  /** Empty for one that nobody could name, and for one that was destroyed meanwhile. */
  private Optional<KeyRow> row(long key) throws PKCS11Exception {
    try {
      byte[] id = value(key, PKCS11Constants.CKA_ID).map(AttributeVector::id).orElse(new byte[0]);
      if (id.length == 0 || id.length > MAX_ID) {
        return Optional.empty();
      }
      String label = value(key, PKCS11Constants.CKA_LABEL).map(AttributeVector::label).orElse("");
      Optional<Long> type = value(key, PKCS11Constants.CKA_KEY_TYPE).map(AttributeVector::keyType);
      return Optional.of(
          new KeyRow(
              HexFormat.of().formatHex(id),
              label.substring(0, Math.min(label.length(), MAX_LABEL)),
              type.map(KeyKind::name).orElse(""),
              type.isPresent() ? size(key, type.get()) : "",
              answered(key)));
    } catch (PKCS11Exception e) {
      if (e.getErrorCode() == PKCS11Constants.CKR_OBJECT_HANDLE_INVALID) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String size(long key, long type) throws PKCS11Exception {
    if (type == PKCS11Constants.CKK_RSA) {
      return value(key, PKCS11Constants.CKA_MODULUS)
          .map(AttributeVector::modulus)
          .map(m -> Integer.toString(m.bitLength()))
          .orElse("");
    }
    return KeyKind.onCurve(type)
        ? value(key, PKCS11Constants.CKA_EC_PARAMS)
            .map(AttributeVector::ecParams)
            .map(KeyKind::curve)
            .orElse("")
        : "";
  }

  private Map<String, Boolean> answered(long key) throws PKCS11Exception {
    Map<String, Boolean> answered = new LinkedHashMap<>();
    for (Map.Entry<String, Long> flag : FLAGS.entrySet()) {
      value(key, flag.getValue())
          .map(v -> v.getBooleanAttrValue(flag.getValue()))
          .ifPresent(set -> answered.put(flag.getKey(), set));
    }
    return answered;
  }

  /** One at a time: a token that knows one of several not may answer none of them. */
  private Optional<AttributeVector> value(long key, long attribute) throws PKCS11Exception {
    try {
      return Optional.of(session.getAttrValues(key, attribute));
    } catch (PKCS11Exception e) {
      if (NOT_TOLD.contains(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Map<String, Long> flags() {
    Map<String, Long> flags = new LinkedHashMap<>();
    flags.put("EXTRACTABLE", PKCS11Constants.CKA_EXTRACTABLE);
    flags.put("NEVER_EXTRACTABLE", PKCS11Constants.CKA_NEVER_EXTRACTABLE);
    flags.put("SENSITIVE", PKCS11Constants.CKA_SENSITIVE);
    flags.put("ALWAYS_SENSITIVE", PKCS11Constants.CKA_ALWAYS_SENSITIVE);
    flags.put("LOCAL", PKCS11Constants.CKA_LOCAL);
    flags.put("MODIFIABLE", PKCS11Constants.CKA_MODIFIABLE);
    for (Usage usage : Usage.values()) {
      flags.put(usage.name(), usage.attribute());
    }
    return flags;
  }
}
