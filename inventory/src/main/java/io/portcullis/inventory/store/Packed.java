package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.Certificate;

/**
 * The fields of an entry one after the other: half of the bytes of JSON, and several times as fast.
 * A text or a list has its length before it, a moment is seconds and nanoseconds. What a later
 * release adds stands at the end, where this one does not look.
 */
final class Packed {
  private static final int USUAL = 512;

  private ByteBuffer out;

  private Packed(int room) {
    this.out = ByteBuffer.allocate(room);
  }

  static byte[] write(byte version, Entry entry) {
    Packed packed = new Packed(USUAL + entry.der().length());
    packed.out.put(version);
    packed.entry(entry);
    return Arrays.copyOf(packed.out.array(), packed.out.position());
  }

  private void entry(Entry entry) {
    bytes(entry.der().bytes());
    certificate(entry.certificate());
    texts(entry.names());
    declared(entry.declared());
    text(entry.trust().name());
    flag(entry.authority());
    text(entry.status().kind().name());
    moment(entry.status().at());
    text(entry.status().reason());
    texts(entry.sources());
    moment(entry.firstSeen());
    moment(entry.lastSeen());
  }

  private void certificate(Certificate certificate) {
    text(certificate.issuer());
    text(certificate.serial());
    text(certificate.subject());
    text(certificate.sha256());
    text(certificate.spki());
    moment(certificate.notBefore());
    moment(certificate.notAfter());
    flag(certificate.publicTrust());
    text(certificate.replacedBy());
    text(certificate.key());
    text(certificate.signature());
  }

  private void declared(Declared declared) {
    told(declared.holder());
    told(declared.owner());
    told(declared.environment());
    told(declared.requestedBy());
    told(declared.approvedBy());
    told(declared.renewal());
    texts(declared.deployed());
  }

  private void told(Told told) {
    text(told.text());
    text(told.source());
    moment(told.at());
  }

  private void texts(List<String> texts) {
    room(Integer.BYTES).putInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
  }

  private void flag(boolean set) {
    room(1).put((byte) (set ? 1 : 0));
  }

  private void moment(Instant moment) {
    room(Long.BYTES + Integer.BYTES).putLong(moment.getEpochSecond()).putInt(moment.getNano());
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      out = ByteBuffer.allocate(2 * (out.capacity() + bytes)).put(out.flip());
    }
    return out;
  }

  /**
   * @param in after the version
   */
  static Entry read(ByteBuffer in) {
    Der der = Der.of(bytes(in));
    return new Entry(
        readCertificate(in),
        der,
        readTexts(in),
        readDeclared(in),
        TrustKind.valueOf(readText(in)),
        in.get() != 0,
        new Status(Status.Kind.valueOf(readText(in)), readMoment(in), readText(in)),
        readTexts(in),
        readMoment(in),
        readMoment(in));
  }

  private static Certificate readCertificate(ByteBuffer in) {
    return new Certificate(
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        readMoment(in),
        readMoment(in),
        in.get() != 0,
        readText(in),
        readText(in),
        readText(in));
  }

  private static Declared readDeclared(ByteBuffer in) {
    return new Declared(
        readTold(in),
        readTold(in),
        readTold(in),
        readTold(in),
        readTold(in),
        readTold(in),
        readTexts(in));
  }

  private static Told readTold(ByteBuffer in) {
    return new Told(readText(in), readText(in), readMoment(in));
  }

  private static List<String> readTexts(ByteBuffer in) {
    int count = in.getInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  private static String readText(ByteBuffer in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static Instant readMoment(ByteBuffer in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }
}
