package io.portcullis.bench.radius;

import java.nio.file.Path;

/** How the RADIUS server finds out whether a certificate is still good. */
enum Way {
  /** It asks the hub, by the files that are shipped, as they are. */
  HUB("live authorisation"),
  /** A CRL that it keeps in memory. */
  CRL("a local CRL only"),
  /** It asks the CA's responder, without a nonce, which is cheaper for both. */
  OCSP("OCSP");

  private final String text;

  Way(String text) {
    this.text = text;
  }

  /** For people. */
  String text() {
    return text;
  }

  /** The file that the shipped EAP module includes. */
  String revocation(Path certs, int ocspPort) {
    return switch (this) {
      case HUB -> Shipped.text("revocation/hub");
      case CRL -> "check_crl = yes\nca_path = " + certs.resolve("hashed") + "\n";
      case OCSP ->
          """
          check_crl = no
          ocsp {
            enable = yes
            override_cert_url = yes
            url = "http://127.0.0.1:%d/ocsp"
            use_nonce = no
            timeout = 5
          }
          """
              .formatted(ocspPort);
    };
  }

  /** The shipped EAP module; without the hub nobody is asked after the handshake. */
  String eap() {
    String shipped = Shipped.text("mods-available/portcullis_eap");
    return this == HUB ? shipped : shipped.replaceFirst("(?m)^\\s*virtual_server = .*$", "");
  }
}
