package io.portcullis.connectors.hsm.luna;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class LunaParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new LunaParser();
  }
}
