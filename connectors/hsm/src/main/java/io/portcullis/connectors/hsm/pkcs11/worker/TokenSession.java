package io.portcullis.connectors.hsm.pkcs11.worker;

import java.io.IOException;
import java.util.Optional;

import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenInfo;

/** The way into one token: module loaded, session open, user logged in. */
final class TokenSession {
  private static final long FINAL_TRY_OR_LOCKED =
      PKCS11Constants.CKF_USER_PIN_FINAL_TRY | PKCS11Constants.CKF_USER_PIN_LOCKED;

  private TokenSession() {}

  /** A read-write session on the token with this label; empty when no slot holds it. */
  static Optional<Session> open(String module, String label) throws IOException, PKCS11Exception {
    PKCS11Module library = PKCS11Module.getInstance(module);
    library.initialize();
    for (Slot slot : library.getSlotList(true)) {
      Token token = slot.getToken();
      if (token.getTokenInfo().getLabel().strip().equals(label)) {
        return Optional.of(token.openSession(true));
      }
    }
    return Optional.empty();
  }

  /** {@link Reply.Code#PIN_REFUSED} means: do not try this PIN again. */
  static Reply login(Session session, long request, char[] pin) throws PKCS11Exception {
    try {
      if (lastTry(session)) {
        return new Reply(
            request, Reply.Code.TOKEN_ERROR, "the token allows one last try or none: not tried");
      }
      session.login(PKCS11Constants.CKU_USER, pin);
      return new Reply(request, Reply.Code.DONE, describe(session));
    } catch (PKCS11Exception e) {
      if (e.getErrorCode() == PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN) {
        return new Reply(request, Reply.Code.DONE, describe(session));
      }
      if (aboutThePin(e.getErrorCode())) {
        return new Reply(request, Reply.Code.PIN_REFUSED, e.getErrorName());
      }
      throw e;
    }
  }

  static String describe(Session session) throws PKCS11Exception {
    TokenInfo info = session.getToken().getTokenInfo();
    return info.getLabel().strip()
        + ", "
        + info.getModel().strip()
        + ", serial "
        + info.getSerialNumber().strip();
  }

  private static boolean lastTry(Session session) throws PKCS11Exception {
    return (session.getToken().getTokenInfo().getFlags() & FINAL_TRY_OR_LOCKED) != 0;
  }

  private static boolean aboutThePin(long code) {
    return code >= PKCS11Constants.CKR_PIN_INCORRECT && code <= PKCS11Constants.CKR_PIN_LOCKED;
  }
}
