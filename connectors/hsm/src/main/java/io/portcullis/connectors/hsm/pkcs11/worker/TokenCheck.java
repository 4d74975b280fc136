package io.portcullis.connectors.hsm.pkcs11.worker;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenException;
import org.xipki.pkcs11.wrapper.TokenInfo;

/** Reads which token it is and what its clock says, and lets it do a small piece of work. */
record TokenCheck(Session session) {
  private static final int RANDOM_BYTES = 32;

  Reply look(Request request) throws PKCS11Exception {
    long micros = random();
    Token token = session.getToken();
    TokenInfo info = token.getTokenInfo();
    LookRow row =
        new LookRow(
            TokenLook.text(info.getManufacturerID()),
            TokenLook.text(info.getModel()),
            TokenLook.text(info.getSerialNumber()),
            info.getFirmwareVersion().toString(),
            library(token),
            clock(info),
            micros);
    return new Reply(request.id(), Reply.Code.DONE, "", Found.of(row));
  }

  private long random() throws PKCS11Exception {
    long begin = System.nanoTime();
    try {
      session.generateRandom(RANDOM_BYTES);
      return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
    } catch (PKCS11Exception e) {
      if (e.getErrorCode() == PKCS11Constants.CKR_RANDOM_NO_RNG
          || e.getErrorCode() == PKCS11Constants.CKR_FUNCTION_NOT_SUPPORTED) {
        return -1;
      }
      throw e;
    }
  }

  private static long clock(TokenInfo info) {
    return info.hasFlagBit(PKCS11Constants.CKF_CLOCK_ON_TOKEN)
        ? Optional.ofNullable(info.getTime()).map(Instant::toEpochMilli).orElse(0L)
        : 0;
  }

  private static String library(Token token) {
    try {
      return token.getSlot().getModule().getInfo().getLibraryVersion().toString();
    } catch (TokenException e) {
      return "";
    }
  }
}
