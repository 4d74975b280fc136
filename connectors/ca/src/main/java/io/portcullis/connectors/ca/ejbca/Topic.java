package io.portcullis.connectors.ca.ejbca;

/** What an event is about, read off its name: the list grows with every release of EJBCA. */
enum Topic {
  AUTHENTICATION("authentication"),
  PRIVILEGE("iam"),
  ACCOUNT("iam"),
  CERTIFICATE("configuration"),
  KEY("configuration"),
  AUTHORITY("configuration"),
  POLICY("configuration"),
  CONFIGURATION("configuration"),
  AUDIT("configuration"),
  HOUSEKEEPING("host");

  private final String category;

  Topic(String category) {
    this.category = category;
  }

  String category() {
    return category;
  }

  static Topic of(String event) {
    if (event.equals("AUTHENTICATION")) {
      return AUTHENTICATION;
    }
    if (event.startsWith("SERVICE_EXECUTED") || event.startsWith("EJBCA_ST")) {
      return HOUSEKEEPING;
    }
    if (event.contains("PROFILE") || event.contains("EEPROF") || event.contains("APPROVAL")) {
      return POLICY;
    }
    if (event.startsWith("CERT_") || event.startsWith("PUBLISHER_STORE")) {
      return CERTIFICATE;
    }
    return more(event);
  }

  private static Topic more(String event) {
    if (event.startsWith("CA_") && !event.contains("KEY")) {
      return AUTHORITY;
    }
    if (event.startsWith("CRYPTOTOKEN_") || event.contains("KEY") || event.contains("TOKEN")) {
      return KEY;
    }
    if (event.startsWith("ACCESS_CONTROL") || event.startsWith("ROLE_")) {
      return PRIVILEGE;
    }
    if (event.startsWith("CA_") || event.startsWith("CRL_") || event.startsWith("OCSP_")) {
      return AUTHORITY;
    }
    if (event.startsWith("RA_")) {
      return ACCOUNT;
    }
    return event.startsWith("LOG_") || event.contains("LOG") ? AUDIT : CONFIGURATION;
  }
}
