package io.portcullis.connectors.hsm.yubihsm2;

import java.util.Map;

/**
 * What a command means for trust (YubiHSM 2 command reference).
 *
 * @param name as the reference calls it
 * @param use how a key is used by it, in kebab case, or empty
 * @param topic of a note about it, or empty for commands that only look or keep the device going
 */
record Command(String name, String use, String topic) {
  static final int BOOT = 0x00;
  static final int CREATE_SESSION = 0x03;
  static final int AUTHENTICATE_SESSION = 0x04;
  static final int RESET = 0x08;

  private static final Map<Integer, Command> KNOWN =
      Map.ofEntries(
          note(BOOT, "boot", "hsm"),
          quiet(0x01, "echo"),
          note(CREATE_SESSION, "create-session", "session"),
          note(AUTHENTICATE_SESSION, "authenticate-session", "authentication"),
          quiet(0x05, "session-message"),
          quiet(0x06, "get-device-info"),
          note(RESET, "reset-device", "hsm"),
          quiet(0x0a, "get-device-public-key"),
          note(0x40, "close-session", "session"),
          quiet(0x41, "get-storage-info"),
          note(0x42, "put-opaque", "secret"),
          note(0x43, "get-opaque", "secret"),
          note(0x44, "put-authentication-key", "credential"),
          use(0x45, "put-asymmetric-key", "import"),
          use(0x46, "generate-asymmetric-key", "generate"),
          use(0x47, "sign-pkcs1", "sign"),
          quiet(0x48, "list-objects"),
          use(0x49, "decrypt-pkcs1", "decrypt"),
          use(0x4a, "export-wrapped", "export"),
          use(0x4b, "import-wrapped", "import"),
          use(0x4c, "put-wrap-key", "import"),
          quiet(0x4d, "get-log-entries"),
          quiet(0x4e, "get-object-info"),
          note(0x4f, "set-option", "policy"),
          quiet(0x50, "get-option"),
          quiet(0x51, "get-pseudo-random"),
          use(0x52, "put-hmac-key", "import"),
          use(0x53, "sign-hmac", "sign"),
          quiet(0x54, "get-public-key"),
          use(0x55, "sign-pss", "sign"),
          use(0x56, "sign-ecdsa", "sign"),
          use(0x57, "derive-ecdh", "derive"),
          use(0x58, "delete-object", "destroy"),
          use(0x59, "decrypt-oaep", "decrypt"),
          use(0x5a, "generate-hmac-key", "generate"),
          use(0x5b, "generate-wrap-key", "generate"),
          use(0x5c, "verify-hmac", "verify"),
          use(0x5d, "sign-ssh-certificate", "sign"),
          note(0x5e, "put-template", "policy"),
          quiet(0x5f, "get-template"),
          use(0x60, "decrypt-otp", "decrypt"),
          use(0x61, "create-otp-aead", "encrypt"),
          use(0x62, "randomize-otp-aead", "encrypt"),
          use(0x63, "rewrap-otp-aead", "re-encrypt"),
          use(0x64, "sign-attestation-certificate", "attest"),
          use(0x65, "put-otp-aead-key", "import"),
          use(0x66, "generate-otp-aead-key", "generate"),
          quiet(0x67, "set-log-index"),
          use(0x68, "wrap-data", "encrypt"),
          use(0x69, "unwrap-data", "decrypt"),
          use(0x6a, "sign-eddsa", "sign"),
          quiet(0x6b, "blink-device"),
          note(0x6c, "change-authentication-key", "credential"),
          use(0x6d, "put-symmetric-key", "import"),
          use(0x6e, "generate-symmetric-key", "generate"),
          use(0x6f, "decrypt-ecb", "decrypt"),
          use(0x70, "encrypt-ecb", "encrypt"),
          use(0x71, "decrypt-cbc", "decrypt"),
          use(0x72, "encrypt-cbc", "encrypt"),
          use(0x73, "put-public-wrap-key", "import"),
          use(0x74, "get-rsa-wrapped-key", "export"),
          use(0x75, "put-rsa-wrapped-key", "import"),
          use(0x76, "export-rsa-wrapped", "export"),
          use(0x77, "import-rsa-wrapped", "import"));

  static Command of(int code) {
    Command known = KNOWN.get(code);
    return known == null ? new Command("command-" + Integer.toHexString(code), "", "hsm") : known;
  }

  boolean quiet() {
    return use.isEmpty() && topic.isEmpty();
  }

  private static Map.Entry<Integer, Command> use(int code, String name, String use) {
    return Map.entry(code, new Command(name, use, "key"));
  }

  private static Map.Entry<Integer, Command> note(int code, String name, String topic) {
    return Map.entry(code, new Command(name, "", topic));
  }

  private static Map.Entry<Integer, Command> quiet(int code, String name) {
    return Map.entry(code, new Command(name, "", ""));
  }
}
