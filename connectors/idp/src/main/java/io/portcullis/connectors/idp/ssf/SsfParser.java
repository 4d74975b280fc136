package io.portcullis.connectors.idp.ssf;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;

/**
 * Source type {@code ssf}. Reads Security Event Tokens (RFC 8417) as compact JWS, one on each line,
 * as the claims that were in them, and in the answer to a poll (RFC 8936). Signatures are not
 * looked at here: whether a token is genuine is the entrance's business.
 */
public final class SsfParser implements Parser {
  @Override
  public String type() {
    return "ssf";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    RecordReader<Doc> claims = (doc, place) -> new EventToken(doc, place, context).parsed();
    RecordReader<String> token = (text, place) -> claims.read(CompactToken.claims(text), place);
    if (!json(body)) {
      return Lines.parse(body, (line, place) -> token.read(line.text(), place));
    }
    return PollAnswer.of(body)
        .map(answer -> answer.parsed(token))
        .orElseGet(() -> JsonBody.parse(body, List.of(), claims));
  }

  /** A compact token begins with a letter, JSON with a bracket. */
  private static boolean json(byte[] body) {
    for (byte b : body) {
      if (b == '{' || b == '[') {
        return true;
      }
      // What stands between is white space or a byte order mark.
      if (b > ' ') {
        return false;
      }
    }
    return false;
  }
}
