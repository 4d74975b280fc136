package io.portcullis.lab.stand;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/** CFSSL's store in SQLite, looked at with Debian's sqlite3 beside the server that writes it. */
record CfsslStore(Path file) {
  private static final String SCHEMA = "/cfssl/store-sqlite.sql";

  /** Makes its tables. */
  void create() {
    try (InputStream in = CfsslStore.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new LabException("resource " + SCHEMA + " is missing");
      }
      sql(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LabException("can not read " + SCHEMA + ": " + e.getMessage(), e);
    }
  }

  /** A certificate's status, reason and time of revocation, with bars between; empty: no such. */
  String row(BigInteger serial) {
    return sql("SELECT status, reason, revoked_at FROM certificates WHERE serial_number = '"
            + serial
            + "';")
        .strip();
  }

  /** Which certificates there are and which of them are revoked; empty: none. */
  String summary() {
    return sql("SELECT serial_number, status FROM certificates ORDER BY 1;").strip();
  }

  /**
   * @throws LabException with what sqlite3 said
   */
  String sql(String text) {
    // After a line break no comment at the beginning is taken for an option.
    return Shell.run("sqlite3", "-cmd", ".timeout 2000", file.toString(), "\n" + text);
  }
}
