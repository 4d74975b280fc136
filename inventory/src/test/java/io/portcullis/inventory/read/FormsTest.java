package io.portcullis.inventory.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.X509;
import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Sample;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.TrustKind;
import io.portcullis.inventory.write.Export;

import static org.assertj.core.api.Assertions.assertThat;

class FormsTest {
  private static final Options OPTIONS = Options.of("import", Sample.SEEN);
  private static final String ISSUER = "CN=Test CA,O=Example";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "sha256,ownr!titles: line 1, column 8: \"ownr\" is no column; did you mean \"owner\"?",
        "owner,renewal!titles: nothing says which certificates: needs \"certificate\", \"sha256\","
            + " or \"issuer\" and \"serial\"",
        "sha256,sha256!titles: a column is there twice",
      })
  void aTableWithWrongTitlesIsRefused(String titles, String reason) throws IOException {
    assertThat(Taken.of(write("list.csv", titles + "\nx,y\n"), OPTIONS).refused)
        .containsExactly("list.csv: " + reason);
  }

  @Test
  void aWrongValueIsToldByLineAndColumn() throws IOException {
    Path file =
        write(
            "list.csv",
            """
            issuer,serial,notAfter,owner,status
            CN=a,1,tomorrow,web,
            CN=a,xyz,2026-04-01,web,
            CN=a,2,2026-04-01,web,gone
            CN=a,3,2026-04-01
            CN=a,"4"x,2026-04-01,web,
            ,5,2026-04-01,web,
            CN=a,6,2026-04-01T00:00:00Z,web,valid
            """);
    // When
    Taken taken = Taken.of(file, OPTIONS);
    // Then
    assertThat(taken.entries).hasSize(1);
    assertThat(taken.refused)
        .satisfiesExactly(
            r -> assertThat(r).startsWith("list.csv, line 2: row: column 8 (notAfter): "),
            r -> assertThat(r).startsWith("list.csv, line 3: row: column 6 (serial): "),
            r ->
                assertThat(r)
                    .isEqualTo(
                        "list.csv, line 4: row: column 23 (status): must be one of [VALID,"
                            + " REPLACED, REVOKED]"),
            r -> assertThat(r).isEqualTo("list.csv, line 5: row: 3 values for 5 columns"),
            r -> assertThat(r).startsWith("list.csv: row: line 6, column 9: a quoted value goes"),
            r ->
                assertThat(r)
                    .isEqualTo(
                        "list.csv, line 7: row: neither certificate, sha256, nor issuer and serial"
                            + " is there"));
  }

  @Test
  void aTableTellsOfCertificates() throws IOException {
    Entry entry = Sample.of(7).entry("x", Sample.SEEN);
    Path file =
        write(
            "list.csv",
            "sha256;owner;environment;deployed;certificate\n"
                + entry.id()
                + ";payments;prod;lb1|lb2;\n;web;;;\""
                + Pem.write("CERTIFICATE", Sample.of(8).der())
                + "\"\n");
    // When
    Taken taken = Taken.of(file, OPTIONS);
    // Then
    assertThat(taken.refused).isEmpty();
    assertThat(taken.entries.getFirst().id()).isEqualTo(entry.id());
    assertThat(taken.entries.getFirst().environment()).isEqualTo("production");
    assertThat(taken.entries.getFirst().deployed()).containsExactly("lb1", "lb2");
    assertThat(taken.entries.getFirst().declared().owner())
        .isEqualTo(new Told("payments", "import", Sample.SEEN));
    assertThat(taken.entries.getLast().certificate().serial()).isEqualTo("8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aKeyStoreNeedsItsPassword(String type) throws Exception {
    Path file = store(type, "store");
    // JKS seals its certificates and does not hide them.
    if (type.equals("PKCS12")) {
      assertThat(Taken.of(file, OPTIONS).refused).singleElement().asString().contains("password");
    }
    assertThat(Taken.of(file, OPTIONS.password("wrong"::toCharArray)).refused)
        .singleElement()
        .asString()
        .contains("another password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void certificatesOfAKeyStoreAreRead(String type) throws Exception {
    // When
    Taken taken = Taken.of(store(type, "store"), OPTIONS.password("secret"::toCharArray));
    // Then
    assertThat(taken.refused).isEmpty();
    assertThat(taken.entries)
        .extracting(e -> e.certificate().serial())
        .containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void aListingOfOpensslNeedsItsIssuer() throws IOException {
    Path file = write("index.txt", "V\t270101000000Z\t\t01\tunknown\t/CN=a\n");
    assertThat(Taken.of(file, OPTIONS).refused)
        .containsExactly(
            "index.txt: issuer: a listing of openssl names none, so the import has to");
  }

  @Test
  void aListingOfOpensslTellsOfCertificates() throws IOException {
    Path file =
        write(
            "index.txt",
            "V\t270101000000Z\t\t0A\tunknown\t/O=Example/CN=a.example\n"
                + "R\t20510101000000Z\t260301120000Z,keyCompromise\t0B\tunknown\t/CN=b\n"
                + "R\t270101000000Z\t260301120000Z,holdInstruction,holdInstructionReject\t0D\tunknown\t/CN=d\n"
                + "V\t999999999999Z\t\t0C\tunknown\t/CN=c\n"
                + "hello\n");
    // When
    Taken taken = Taken.of(file, OPTIONS.issuer(ISSUER));
    // Then
    Entry first = taken.entries.getFirst();
    assertThat(first.id()).isEqualTo("cn=test ca,o=example|a");
    assertThat(first.names()).containsExactly("a.example");
    assertThat(first.certificate().notAfter()).isEqualTo("2027-01-01T00:00:00Z");
    Entry second = taken.entries.get(1);
    assertThat(second.status().reason()).isEqualTo("KEY_COMPROMISE");
    assertThat(second.status().at()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(second.certificate().notAfter()).isEqualTo("2051-01-01T00:00:00Z");
    assertThat(taken.entries.get(2).status().reason()).isEqualTo("CERTIFICATE_HOLD");
    assertThat(taken.refused)
        .containsExactly(
            "index.txt, line 4: line: expiry: not a time that can be read",
            "index.txt, line 5: line: not a line of openssl's index: six fields between tabs");
  }

  @Test
  void aLogTellsOfCertificatesAndOfPromises() throws IOException {
    // Given
    byte[] der = Sample.of(5).der();
    byte[] tbs = {1, 2, 3};
    Path file =
        write(
            "entries.json",
            "{\"entries\":["
                + entry(leaf(0, vector(der)), new byte[0])
                + ","
                + entry(leaf(1, new byte[32], vector(tbs)), vector(Sample.of(6).der()))
                + ","
                + entry(leaf(7, vector(der)), new byte[0])
                + ","
                + entry(leaf(0, new byte[] {0, 9, 9, 1}), new byte[0])
                + ","
                + entry(new byte[] {0}, new byte[0])
                + ",{\"leaf_input\":\"!\"},{}]}");
    // When
    Taken taken = Taken.of(file, OPTIONS);
    // Then
    assertThat(taken.entries).hasSize(2).allMatch(e -> e.trust() == TrustKind.PUBLIC_TLS);
    assertThat(taken.entries.getFirst().der().bytes()).isEqualTo(der);
    assertThat(taken.entries.getLast().id()).isEqualTo("cn=test ca,o=example|6");
    assertThat(taken.entries.getLast().names()).contains("host6.example.org");
    assertThat(taken.refused)
        .containsExactly(
            "entries.json, entry 2: leaf_input: entry type 7 is none of RFC 6962",
            "entries.json, entry 3: leaf_input: the certificate is cut off",
            "entries.json, entry 4: leaf_input: not a leaf of RFC 6962 section 3.4",
            "entries.json, entry 5: leaf_input: not base64",
            "entries.json, entry 6: leaf_input: not a leaf of RFC 6962 section 3.4");
    assertThat(Taken.of(write("cut.json", "{\"entries\":[{"), OPTIONS).refused)
        .containsExactly("cut.json: file: not the JSON of get-entries");
  }

  @Test
  void whatIsExportedIsReadBack() throws IOException {
    // Given
    List<Entry> entries =
        List.of(
            full(Sample.of(1).logged().entry("import", Sample.SEEN)),
            full(
                Entry.told(
                    new io.portcullis.model.Certificate(
                        ISSUER,
                        "ff",
                        "CN==1+1,O=\"a;b\"",
                        "",
                        "",
                        Instant.EPOCH,
                        Sample.END,
                        false,
                        ""),
                    "import",
                    Sample.SEEN)),
            full(Entry.fingerprint("ab".repeat(32), "import", Sample.SEEN)));
    for (Export form : Export.values()) {
      StringWriter text = new StringWriter();
      form.begin(text);
      for (Entry entry : entries) {
        form.entry(entry, text);
      }
      String name = form == Export.CSV ? "out.csv" : "out.ndjson";
      // When
      Taken taken = Taken.of(write(name, text.toString()), OPTIONS);
      // Then
      assertThat(taken.refused).isEmpty();
      assertThat(taken.entries).containsExactlyElementsOf(entries);
    }
  }

  @Test
  void aTableDoesNotCompute() throws IOException {
    StringWriter text = new StringWriter();
    Entry entry = Sample.of(1).entry("import", Sample.SEEN);
    Export.CSV.entry(entry.with(owner("=HYPERLINK(1)")), text);
    assertThat(text.toString()).contains(",'=HYPERLINK(1),");
  }

  @Test
  void aLineThatLiesIsRefused() throws IOException {
    Entry one = Sample.of(1).entry("import", Sample.SEEN);
    Entry lie = Sample.of(2).entry("import", Sample.SEEN).with(one.der());
    StringWriter text = new StringWriter();
    Export.NDJSON.entry(lie, text);
    text.write("{\"certificate\":null}\n{]\n");
    // When
    Taken taken = Taken.of(write("out.ndjson", text.toString()), OPTIONS);
    // Then
    assertThat(taken.refused)
        .containsExactly(
            "out.ndjson, line 1: entry: its bytes are those of another certificate",
            "out.ndjson, line 2: entry: not an entry of an inventory",
            "out.ndjson, line 3: entry: not an entry of an inventory");
  }

  private static Entry full(Entry entry) {
    Told told = new Told("-x, \"y\"", "import", Sample.SEEN);
    return entry
        .with(
            new Declared(
                told,
                told,
                new Told("test", "import", Sample.SEEN),
                told,
                told,
                told,
                List.of("=a", "b;c")))
        .with(new Status(Status.Kind.REVOKED, Sample.SEEN, "SUPERSEDED"));
  }

  private static Declared owner(String owner) {
    return new Declared(
        null, new Told(owner, "import", Sample.SEEN), null, null, null, null, List.of());
  }

  private Path store(String type, String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    Certificate[] chain = {
      X509.der(Sample.of(1).der()), X509.der(Sample.of(2).subject(ISSUER).der())
    };
    store.setKeyEntry("own", Sample.KEYS.getPrivate(), "secret".toCharArray(), chain);
    store.setCertificateEntry("trusted", X509.der(Sample.of(3).der()));
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
    return file;
  }

  private static String entry(byte[] leaf, byte[] extra) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "{\"leaf_input\":\"%s\",\"extra_data\":\"%s\"}"
        .formatted(base64.encodeToString(leaf), base64.encodeToString(extra));
  }

  private static byte[] leaf(int type, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(12).putLong(2, 1).putShort(10, (short) type).array());
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] vector(byte[] content) {
    return ByteBuffer.allocate(3 + content.length)
        .put((byte) (content.length >> 16))
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
