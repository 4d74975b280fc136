package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.xipki.pkcs11.wrapper.MechanismInfo;
import org.xipki.pkcs11.wrapper.ModuleInfo;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.SlotInfo;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenException;
import org.xipki.pkcs11.wrapper.TokenInfo;

/** Reads what the token says of itself. */
record TokenLook(Session session) {
  /** More are left out; a token has one or two hundred. */
  static final int MAX_MECHANISMS = 300;

  private static final String MECHANISM = "CKM_";

  Reply look(Request request) throws PKCS11Exception {
    Token token = session.getToken();
    TokenInfo info = token.getTokenInfo();
    TokenRow row =
        new TokenRow(
            text(info.getLabel()),
            text(info.getManufacturerID()),
            text(info.getModel()),
            text(info.getSerialNumber()),
            info.getHardwareVersion().toString(),
            info.getFirmwareVersion().toString(),
            slot(token.getSlot().getSlotInfo()),
            library(token.getSlot().getModule()),
            mechanisms(token));
    return new Reply(request.id(), Reply.Code.DONE, "", new Found(List.of(row), List.of(), 0, 0));
  }

  private static TokenRow.Slot slot(SlotInfo info) {
    return new TokenRow.Slot(
        text(info.getSlotDescription()),
        text(info.getManufacturerID()),
        info.getHardwareVersion().toString(),
        info.getFirmwareVersion().toString(),
        info.isHwSlot());
  }

  private static TokenRow.Library library(PKCS11Module module) {
    try {
      ModuleInfo info = module.getInfo();
      return new TokenRow.Library(
          text(info.getLibraryDescription()),
          text(info.getManufacturerID()),
          info.getLibraryVersion().toString(),
          info.getCryptokiVersion().toString());
    } catch (TokenException e) {
      return new TokenRow.Library("", "", "", "");
    }
  }

  private static List<TokenRow.MechanismRow> mechanisms(Token token) {
    return Arrays.stream(token.getMechanismList())
        .sorted()
        .limit(MAX_MECHANISMS)
        .mapToObj(code -> mechanism(code, token.getMechanismInfo(code)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<TokenRow.MechanismRow> mechanism(long code, MechanismInfo info) {
    return Optional.ofNullable(info)
        .map(
            i ->
                new TokenRow.MechanismRow(
                    name(code),
                    i.getMinKeySize(),
                    i.getMaxKeySize(),
                    i.hasFlagBit(PKCS11Constants.CKF_HW)));
  }

  /** A vendor's own has no name. */
  private static String name(long code) {
    String name = PKCS11Constants.ckmCodeToName(code);
    return name != null && name.startsWith(MECHANISM)
        ? name.substring(MECHANISM.length())
        : "0x%08X".formatted(code);
  }

  static String text(String padded) {
    return padded == null ? "" : padded.strip();
  }
}
