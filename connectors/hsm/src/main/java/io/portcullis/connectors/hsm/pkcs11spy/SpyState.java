package io.portcullis.connectors.hsm.pkcs11spy;

import java.util.HashMap;
import java.util.Map;

/**
 * What the calls so far have told about handles. Bounded by the number of calls of one body. It
 * starts anew with C_Initialize, because a new process numbers its handles anew.
 */
final class SpyState {
  /**
   * @param label of the token, or empty
   * @param serial of the token, or empty
   */
  record Token(String label, String serial) {
    static final Token UNKNOWN = new Token("", "");
  }

  /**
   * @param id CKA_ID in lower-case hex, or empty
   */
  record Key(String id, String label) {
    static final Key UNKNOWN = new Key("", "");

    boolean known() {
      return !id.isEmpty() || !label.isEmpty();
    }
  }

  private final Map<String, Token> tokens = new HashMap<>();
  private final Map<String, String> slots = new HashMap<>();
  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, Key> searches = new HashMap<>();
  private final Map<String, String> operations = new HashMap<>();

  Token token(SpyCall call) {
    String slot = slots.getOrDefault(call.argument("hSession"), call.argument("slotID"));
    return tokens.getOrDefault(slot, Token.UNKNOWN);
  }

  /** The key that a call names, or that the operation of its session began with. */
  Key key(SpyCall call) {
    for (String name :
        new String[] {
          "hKey", "hObject", "hPrivateKey", "hWrappingKey", "hBaseKey", "hUnwrappingKey"
        }) {
      Key key = keys.get(call.argument(name));
      if (key != null) {
        return key;
      }
    }
    String kind = call.function().startsWith("C_Decrypt") ? "decrypt" : "sign";
    String handle = operations.getOrDefault(kind + call.argument("hSession"), "");
    return keys.getOrDefault(handle, Key.UNKNOWN);
  }

  /** Takes in what a call tells, before it is read. */
  void before(SpyCall call) {
    String session = call.argument("hSession");
    switch (call.function()) {
      case "C_Initialize" -> clear();
      case "C_GetTokenInfo" ->
          tokens.put(
              call.argument("slotID"), new Token(call.info("label"), call.info("serialNumber")));
      case "C_OpenSession" -> slots.put(call.argument("phSession"), call.argument("slotID"));
      case "C_FindObjectsInit" -> searches.put(session, key(call, "[in] pTemplate"));
      case "C_FindObjects" -> found(call, searches.getOrDefault(session, Key.UNKNOWN));
      case "C_GetAttributeValue" -> learn(call.argument("hObject"), key(call, "[out] pTemplate"));
      case "C_GenerateKeyPair" ->
          learn(call.argument("hPrivateKey"), key(call, "[in] pPrivateKeyTemplate"));
      case "C_SignInit" -> operations.put("sign" + session, call.argument("hKey"));
      case "C_DecryptInit" -> operations.put("decrypt" + session, call.argument("hKey"));
      default -> created(call);
    }
  }

  private void clear() {
    tokens.clear();
    slots.clear();
    keys.clear();
    searches.clear();
    operations.clear();
  }

  private void created(SpyCall call) {
    for (String name : new String[] {"phKey", "phObject", "hKey", "hObject"}) {
      String handle = call.argument(name);
      if (!handle.isEmpty() && !keys.containsKey(handle)) {
        learn(handle, key(call, "[in] pTemplate"));
      }
    }
  }

  /** A search by id or label names all that it finds; one by class alone names nothing. */
  private void found(SpyCall call, Key searched) {
    call.matches().forEach(handle -> learn(handle, searched));
  }

  private void learn(String handle, Key key) {
    if (!handle.isEmpty() && key.known()) {
      Key before = keys.getOrDefault(handle, Key.UNKNOWN);
      keys.put(
          handle,
          new Key(
              key.id().isEmpty() ? before.id() : key.id(),
              key.label().isEmpty() ? before.label() : key.label()));
    }
  }

  private static Key key(SpyCall call, String section) {
    SpyTemplate template = new SpyTemplate(call, section);
    return new Key(template.id(), template.label());
  }
}
