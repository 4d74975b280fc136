package io.portcullis.connectors.hsm.pkcs11spy;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class SpyParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new SpyParser();
  }
}
