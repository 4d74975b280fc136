package io.portcullis.connectors.radius.das;

import java.util.List;

import io.portcullis.connectors.api.Words;

/**
 * One attribute of the CoA-Request that moves a session, or ends it.
 *
 * @param attribute name as in the RFC, "Vendor-Specific" with vendor and vendorType
 * @param value a number, or a text in which {@code {vlan}} stands for the network
 * @param tag 1 to 31, or 0 for none (RFC 2868)
 * @param vendor IANA enterprise number, else 0
 * @param vendorType number of the vendor's attribute, else 0
 * @throws IllegalArgumentException when the attribute is not known or the value not of its form
 */
public record MoveAttribute(String attribute, String value, int tag, int vendor, int vendorType) {
  private static final String VLAN = "{vlan}";
  private static final List<AttributeType.Form> FORMS =
      List.of(
          AttributeType.Form.TEXT,
          AttributeType.Form.INTEGER,
          AttributeType.Form.TAGGED_INTEGER,
          AttributeType.Form.TAGGED_TEXT,
          AttributeType.Form.VENDOR);

  public MoveAttribute {
    AttributeType type = typeOf(attribute);
    if (!FORMS.contains(type.form())) {
      throw new IllegalArgumentException("movedBy: " + attribute + " can not move a session");
    }
    boolean number =
        type.form() == AttributeType.Form.INTEGER
            || type.form() == AttributeType.Form.TAGGED_INTEGER;
    if (value == null || value.isEmpty() || (number && !Words.digits(value, 8))) {
      throw new IllegalArgumentException("movedBy: " + attribute + ": value is not of its form");
    }
    if ((type == AttributeType.VENDOR_SPECIFIC) != (vendor > 0)) {
      throw new IllegalArgumentException("movedBy: " + attribute + ": vendor");
    }
  }

  /** True when it says where the session shall be. */
  boolean namesNetwork() {
    return value.contains(VLAN);
  }

  /**
   * @throws IllegalArgumentException when the value is longer than an attribute can be
   */
  Attribute of(String vlan) {
    AttributeType type = typeOf(attribute);
    String filled = value.replace(VLAN, vlan);
    return switch (type.form()) {
      case INTEGER -> Attribute.integer(type, Integer.parseInt(filled));
      case TAGGED_INTEGER -> Attribute.taggedInteger(type, tag, Integer.parseInt(filled));
      case TAGGED_TEXT -> Attribute.taggedText(type, tag, filled);
      case VENDOR -> Attribute.vendor(vendor, vendorType, Octets.text(filled));
      case TEXT, ADDRESS, OCTETS -> Attribute.text(type, filled);
    };
  }

  private static AttributeType typeOf(String attribute) {
    return AttributeType.titled(attribute)
        .orElseThrow(() -> new IllegalArgumentException("movedBy: no attribute " + attribute));
  }
}
