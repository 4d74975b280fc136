package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.EnumSet;
import java.util.Set;

import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/**
 * Takes a private key's usages away and gives them back. Every object with the CKA_ID is switched:
 * a copy that still signs is the same key.
 */
record KeySwitch(Session session) {

  Reply change(Request request) throws PKCS11Exception {
    PrivateKeys keys = PrivateKeys.find(session, request.key());
    if (keys.handles().length == 0) {
      return keys.none(request);
    }
    KeyNotes notes = new KeyNotes(session, request.key());
    KeyNote note = notes.read();
    if (note.newerThan(request)) {
      return done(request, "a later action holds, of generation " + note.generation());
    }
    try {
      return request.operation() == Request.Operation.DISABLE
          ? disable(request, keys, notes, note)
          : enable(request, keys, notes, note);
    } catch (PKCS11Exception e) {
      if (forbids(e.getErrorCode())) {
        return new Reply(request.id(), Reply.Code.NOT_CHANGEABLE, e.getErrorName());
      }
      throw e;
    }
  }

  /** Writes down first, then takes away: a crash between the two loses nothing. */
  private Reply disable(Request request, PrivateKeys keys, KeyNotes notes, KeyNote note)
      throws PKCS11Exception {
    Set<Usage> usages = keys.usages();
    replace(notes, note, KeyNote.of(request, note.union(usages)));
    if (usages.isEmpty()) {
      return done(request, "already disabled");
    }
    setAll(keys, usages, false);
    return done(request, "taken away: " + usages);
  }

  private Reply enable(Request request, PrivateKeys keys, KeyNotes notes, KeyNote note)
      throws PKCS11Exception {
    Set<Usage> usages = keys.usages();
    if (note.withheld().isEmpty() && usages.isEmpty()) {
      return new Reply(
          request.id(),
          Reply.Code.NOT_REMEMBERED,
          "disabled, but not by Portcullis: what it was good for is not known");
    }
    setAll(keys, note.withheld(), true);
    replace(notes, note, KeyNote.of(request, Set.of()));
    return note.withheld().isEmpty()
        ? done(request, "already enabled: " + usages)
        : done(request, "given back: " + note.withheld());
  }

  private static void replace(KeyNotes notes, KeyNote before, KeyNote after)
      throws PKCS11Exception {
    if (!before.equals(after)) {
      notes.write(after);
    }
  }

  private void setAll(PrivateKeys keys, Set<Usage> usages, boolean to) throws PKCS11Exception {
    for (long key : keys.handles()) {
      set(key, usages, to);
    }
  }

  /** In one call, which a token carries out as a whole or not at all. */
  private void set(long key, Set<Usage> usages, boolean to) throws PKCS11Exception {
    Set<Usage> changing = EnumSet.noneOf(Usage.class);
    changing.addAll(usages);
    Set<Usage> now = PrivateKeys.usages(session, key);
    changing.removeIf(u -> now.contains(u) == to);
    if (!changing.isEmpty()) {
      session.setAttributeValues(key, Usage.setting(changing, to));
    }
  }

  private static Reply done(Request request, String detail) {
    return new Reply(request.id(), Reply.Code.DONE, detail);
  }

  private static boolean forbids(long code) {
    return code == PKCS11Constants.CKR_ATTRIBUTE_READ_ONLY
        || code == PKCS11Constants.CKR_ACTION_PROHIBITED;
  }
}
