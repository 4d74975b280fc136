package io.portcullis.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Columns of the inventory as a table, in the order in which they are written. What takes several
 * values has bars between them.
 */
public enum Column {
  CERTIFICATE("certificate"),
  SHA256("sha256"),
  ISSUER("issuer"),
  SERIAL("serial"),
  SUBJECT("subject"),
  SPKI("spki"),
  NOT_BEFORE("notBefore"),
  NOT_AFTER("notAfter"),
  KEY("key"),
  SIGNATURE("signature"),
  NAMES("names"),
  HOLDER("holder"),
  OWNER("owner"),
  ENVIRONMENT("environment"),
  REQUESTED_BY("requestedBy"),
  APPROVED_BY("approvedBy"),
  RENEWAL("renewal"),
  DEPLOYED("deployed"),
  TRUST("trust"),
  AUTHORITY("authority"),
  STATUS("status"),
  STATUS_AT("statusAt"),
  REASON("reason"),
  REPLACED_BY("replacedBy");

  private final String title;

  Column(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public static List<String> titles() {
    return Arrays.stream(values()).map(Column::title).toList();
  }

  public static Optional<Column> of(String title) {
    return Arrays.stream(values())
        .filter(c -> c.title.toLowerCase(Locale.ROOT).equals(title.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
