package io.portcullis.model;

/**
 * Where relying parties learn whether a certificate of an authority was revoked.
 *
 * @param url as certificates name it, or as it is configured
 */
public record RevocationService(Kind kind, String url) {
  /** The two ways that RFC 5280 and RFC 6960 know. */
  public enum Kind {
    /** A list that is fetched. */
    CRL,
    /** A responder that is asked about one certificate at a time. */
    OCSP
  }

  /** Kind and address, as findings name it. */
  public String name() {
    return kind + " " + url;
  }
}
