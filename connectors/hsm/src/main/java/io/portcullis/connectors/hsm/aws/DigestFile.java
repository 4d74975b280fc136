package io.portcullis.connectors.hsm.aws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Link;

/**
 * A digest file of a trail with log file validation (CloudTrail user guide, "digest file
 * structure"): one for each hour, also one without records, and each names the SHA-256 of the one
 * before. Signatures are not checked: they need the region's public keys.
 */
final class DigestFile {
  private static final long HOUR = 3_600;

  private DigestFile() {}

  static boolean is(Doc doc) {
    return doc.has("digestStartTime") && doc.has("digestS3Object");
  }

  /** Files that are delivered afterwards ("_backfill") are a chain of their own. */
  static Optional<Mark> mark(Doc doc, ParseContext context) {
    if (!is(doc) || doc.text("digestS3Object").contains("_backfill")) {
      return Optional.empty();
    }
    String object = doc.text("digestS3Object");
    Instant start = Times.occurred(context, doc, "digestStartTime");
    Mark mark = Mark.counted("digest:" + trail(object), "", start.getEpochSecond() / HOUR, start);
    String previous = doc.text("previousDigestHashValue").toLowerCase(Locale.ROOT);
    return Optional.of(mark.linked(Link.naming(mark.number(), "", previous)));
  }

  /** The name without the time at its end: account, region and trail. */
  private static String trail(String object) {
    String name = object.substring(object.lastIndexOf('/') + 1);
    int end = name.lastIndexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }

  /** The file's own hash is over its very bytes, which a body of several documents is not. */
  static Parsed linked(Parsed parsed, byte[] body) {
    return parsed.marked(parsed.mark().map(m -> m.linked(link(m, body))));
  }

  private static Link link(Mark mark, byte[] body) {
    String previous = mark.link().map(Link::previous).orElse("");
    return Link.naming(mark.number(), HexFormat.of().formatHex(sha256(body)), previous);
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
