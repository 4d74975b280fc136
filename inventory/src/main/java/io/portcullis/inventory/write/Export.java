package io.portcullis.inventory.write;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Column;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Formula;
import io.portcullis.model.Certificate;

/**
 * Entries one by one, so that none has to be in memory. NDJSON has all that is known; a table has
 * what is told, without who told it and when.
 */
public enum Export {
  NDJSON {
    @Override
    public void begin(Writer out) {
      // An entry a line needs no titles.
    }

    @Override
    public void entry(Entry entry, Writer out) throws IOException {
      out.write(Json.text(entry));
      out.write('\n');
    }
  },
  CSV {
    @Override
    public void begin(Writer out) throws IOException {
      out.write(String.join(",", Column.titles()));
      out.write("\r\n");
    }

    @Override
    public void entry(Entry entry, Writer out) throws IOException {
      List<String> values = new ArrayList<>();
      for (Column column : Column.values()) {
        values.add(quoted(value(column, entry)));
      }
      out.write(String.join(",", values));
      out.write("\r\n");
    }
  };

  /** What stands before the first entry. */
  public abstract void begin(Writer out) throws IOException;

  public abstract void entry(Entry entry, Writer out) throws IOException;

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String value(Column column, Entry entry) {
    Certificate certificate = entry.certificate();
    String text =
        switch (column) {
          case CERTIFICATE -> Base64.getEncoder().encodeToString(entry.der().bytes());
          case SHA256 -> certificate.sha256();
          case ISSUER -> certificate.issuer();
          case SERIAL -> entry.named() ? certificate.serial() : "";
          case SUBJECT -> certificate.subject();
          case SPKI -> certificate.spki();
          case NOT_BEFORE -> time(certificate.notBefore());
          case NOT_AFTER -> time(certificate.notAfter());
          case KEY -> certificate.key();
          case SIGNATURE -> certificate.signature();
          case REPLACED_BY -> certificate.replacedBy();
          case NAMES -> several(entry.names());
          default -> told(column, entry);
        };
    return column == Column.NAMES || column == Column.DEPLOYED ? text : Formula.guarded(text);
  }

  private static String told(Column column, Entry entry) {
    return switch (column) {
      case HOLDER -> entry.holder();
      case OWNER -> entry.owner();
      case ENVIRONMENT -> entry.environment();
      case REQUESTED_BY -> entry.requestedBy();
      case APPROVED_BY -> entry.approvedBy();
      case RENEWAL -> entry.renewal();
      case DEPLOYED -> several(entry.deployed());
      case TRUST -> entry.trust().name();
      case AUTHORITY -> Boolean.toString(entry.authority());
      case STATUS -> entry.status().kind().name();
      case STATUS_AT -> time(entry.status().at());
      case REASON -> entry.status().reason();
      default -> throw new IllegalStateException("a column without a value: " + column);
    };
  }

  private static String time(Instant at) {
    return at.equals(Instant.EPOCH) ? "" : at.toString();
  }

  private static String several(List<String> values) {
    return values.stream().map(Formula::guarded).collect(Collectors.joining("|"));
  }
}
