package io.portcullis.connectors.ca.local;

import org.bouncycastle.asn1.x509.GeneralName;

import io.portcullis.connectors.ca.authority.Require;

/** A name of the holder beside the subject (RFC 5280 section 4.2.1.6). */
public record SubjectAltName(Type type, String value) {
  public enum Type {
    DNS(GeneralName.dNSName),
    EMAIL(GeneralName.rfc822Name),
    URI(GeneralName.uniformResourceIdentifier),
    IP(GeneralName.iPAddress);

    private final int tag;

    Type(int tag) {
      this.tag = tag;
    }
  }

  public SubjectAltName {
    Require.that(!value.isBlank(), "names: empty " + type);
  }

  /**
   * @throws IllegalArgumentException when the value is not of the type's form
   */
  GeneralName encode() {
    return new GeneralName(type.tag, value);
  }
}
