package io.portcullis.connectors.hsm.softhsm;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class SoftHsmParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new SoftHsmParser();
  }
}
